package io.weir.deploy.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docker-compose.yml with its defaults, as somebody sees it who has set no variable. */
final class ComposeFile {

    static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..").normalize();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

    private final Map<?, ?> content;

    private ComposeFile(Map<?, ?> content) {
        this.content = content;
    }

    static ComposeFile read() {
        String text = VARIABLE.matcher(text("docker-compose.yml")).replaceAll("$2");
        return new ComposeFile((Map<?, ?>) load(text));
    }

    /** A file of the repository. */
    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    List<Service> services() {
        List<Service> services = new ArrayList<>();
        ((Map<?, ?>) content.get("services"))
                .forEach((name, keys) -> services.add(service(name.toString(), (Map<?, ?>) keys)));
        return services;
    }

    Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Collection<String> volumes() {
        return ((Map<?, ?>) content.get("volumes"))
                .keySet().stream().map(Object::toString).toList();
    }

    private static Service service(String name, Map<?, ?> keys) {
        return new Service(name, merged(keys));
    }

    /** What {@code <<} stands for: a key of the mapping itself goes before those that it takes. */
    private static Map<String, Object> merged(Map<?, ?> keys) {
        Map<String, Object> all = new LinkedHashMap<>();
        keys.forEach((key, value) -> all.put(key.toString(), value));
        Object taken = all.remove("<<");
        List<?> sources =
                taken == null ? List.of() : taken instanceof List<?> l ? l : List.of(taken);
        sources.forEach(source -> merged((Map<?, ?>) source).forEach(all::putIfAbsent));
        return all;
    }
}
