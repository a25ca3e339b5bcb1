package io.weir.deploy.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of YAML: an object with fields, a list, or a leaf. What is not there is an empty tree, so
 * that a promise can be asked of any depth.
 *
 * @param value a map, a list, a leaf, or null
 */
record Tree(@Nullable Object value) {

    /** What stands below these names, one behind a dot each. */
    Tree at(String path) {
        Tree found = this;
        for (String name : path.split("\\.")) {
            found = found.field(name);
        }
        return found;
    }

    /** A field whose name may hold dots. */
    Tree field(String name) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    String text(String path) {
        return at(path).text();
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    int number() {
        return Integer.parseInt(text());
    }

    boolean isThere() {
        return value != null;
    }

    /** Empty where there is no list. */
    List<Tree> list(String path) {
        return at(path).value() instanceof List<?> list
                ? list.stream().map(Tree::new).toList()
                : List.of();
    }

    List<String> texts(String path) {
        return list(path).stream().map(Tree::text).toList();
    }

    /** Empty where there are no fields. */
    Map<String, String> map(String path) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (at(path).value() instanceof Map<?, ?> map) {
            map.forEach((name, field) -> texts.put(String.valueOf(name), String.valueOf(field)));
        }
        return texts;
    }

    /** For messages: what it is and how it is called. */
    String name() {
        return text("kind") + " " + text("metadata.namespace") + "/" + text("metadata.name");
    }
}
