package io.weir.deploy.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that Prometheus and Grafana read, as they stand in the repository. */
final class DeployedFiles {

    static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..").normalize();
    static final Path ALERTS = ROOT.resolve("deploy/prometheus/alerts.yml");
    static final Path TESTS = ROOT.resolve("deploy/prometheus/tests.yml");
    static final Path SCRAPES = ROOT.resolve("deploy/prometheus/prometheus.yml");
    private static final Path DASHBOARDS = ROOT.resolve("deploy/grafana/dashboards");

    private DeployedFiles() {}

    /** The alert rules, as they are written. */
    static List<Map<?, ?>> rules() {
        List<Map<?, ?>> rules = new ArrayList<>();
        each(load(ALERTS), "alert", rules::add);
        return rules;
    }

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every expression of rules and dashboards, by where it stands. */
    static Map<String, String> expressions() {
        Map<String, String> all = new TreeMap<>();
        for (Map<?, ?> rule : rules()) {
            all.put("alert " + rule.get("alert"), rule.get("expr").toString());
        }
        for (Path dashboard : dashboards()) {
            each(
                    load(dashboard),
                    "targets",
                    panel ->
                            each(
                                    panel.get("targets"),
                                    "expr",
                                    target ->
                                            all.put(
                                                    dashboard.getFileName()
                                                            + ", "
                                                            + panel.get("title")
                                                            + ", "
                                                            + target.get("refId"),
                                                    target.get("expr").toString())));
        }
        return all;
    }

    /** JSON is YAML, too. */
    static Object load(Path file) {
        return new Load(LoadSettings.builder().build()).loadFromString(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows every mapping in the tree that has this key. */
    static void each(Object tree, String key, Consumer<Map<?, ?>> to) {
        if (tree instanceof Map<?, ?> map) {
            if (map.containsKey(key)) {
                to.accept(map);
            }
            map.values().forEach(value -> each(value, key, to));
        } else if (tree instanceof Collection<?> list) {
            list.forEach(value -> each(value, key, to));
        }
    }
}
