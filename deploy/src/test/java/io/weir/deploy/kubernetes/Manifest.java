package io.weir.deploy.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Objects of Kubernetes, as they stand in one stream of YAML.
 *
 * @param objects in their order
 */
record Manifest(List<Tree> objects) {

    static Manifest parse(String yaml) {
        List<Tree> objects = new ArrayList<>();
        for (Object document :
                new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build())
                        .loadAllFromString(yaml)) {
            if (document instanceof Map<?, ?>) {
                objects.add(new Tree(document));
            }
        }
        return new Manifest(objects);
    }

    List<Tree> of(String kind) {
        return objects.stream().filter(object -> object.text("kind").equals(kind)).toList();
    }

    Tree only(String kind) {
        List<Tree> found = of(kind);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " objects of kind " + kind);
        }
        return found.get(0);
    }

    /** The ConfigMap that this name means, whatever hash it has got. */
    Tree configMap(String name) {
        return of("ConfigMap").stream()
                .filter(map -> map.text("metadata.name").startsWith(name + "-"))
                .findFirst()
                .orElseThrow();
    }
}
