package io.weir.job.command;

import io.weir.command.config.Problems;
import io.weir.job.iceberg.CatalogSettings;
import io.weir.job.kafka.FlowFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where results go. */
final class ResultOptions {

    private static final String PARQUET = "parquet";
    private static final String ICEBERG = "iceberg";

    @Option(
            names = "--out",
            paramLabel = "DIR|URI",
            description = "folder of the tables, on any file system of the cluster")
    @Nullable String out;

    @Option(
            names = "--table-format",
            paramLabel = "F",
            description = "of the tables, parquet or iceberg (default: parquet)")
    String tableFormat = PARQUET;

    @Option(
            names = "--iceberg-config",
            paramLabel = "KEY=VALUE",
            hidden = true,
            description = "a setting of the tables' catalog (default: the folder is the catalog)")
    Map<String, String> icebergConfig = new TreeMap<>();

    @Option(
            names = "--iceberg-namespace",
            paramLabel = "N",
            hidden = true,
            description = "of the tables in their catalog (default: weir)")
    @Nullable String icebergNamespace;

    @Option(
            names = "--append",
            hidden = true,
            description = "begin anew beside the results that the folder holds already")
    boolean append;

    @Option(
            names = "--flows-topic",
            paramLabel = "T",
            description = "flow records, exactly once (default: weir.flows)")
    String flowsTopic = "weir.flows";

    @Option(
            names = "--late-topic",
            paramLabel = "T",
            hidden = true,
            description = "trains that event time had passed (default: weir.late)")
    String lateTopic = "weir.late";

    @Option(
            names = "--dead-letter-topic",
            paramLabel = "T",
            hidden = true,
            description = "messages that go into no flow (default: weir.dead-letter)")
    String deadLetterTopic = "weir.dead-letter";

    @Option(
            names = "--format",
            paramLabel = "avro|json",
            description = "of the flows in their topic (default: avro)")
    String format = "avro";

    void check(String input, Problems problems) {
        if (out == null || out.isBlank()) {
            problems.add("--out", "is missing: the folder of the tables");
        } else {
            try {
                out();
            } catch (IllegalArgumentException e) {
                problems.add("--out", "is no folder and no URI: " + e.getMessage());
            }
        }
        checkTables(problems);
        HashSet<String> used = new HashSet<>();
        used.add(input);
        for (String topic : topics().all()) {
            if (!used.add(topic)) {
                problems.add("topic " + topic + " is named twice: each needs one of its own");
            }
        }
        if (!format.equals("avro") && !format.equals("json")) {
            problems.add("--format", "must be avro or json, was '" + format + "'");
        }
    }

    private void checkTables(Problems problems) {
        if (!tableFormat.equals(PARQUET) && !tableFormat.equals(ICEBERG)) {
            problems.add("--table-format", "must be parquet or iceberg, was '" + tableFormat + "'");
        } else if (tableFormat.equals(PARQUET)
                && (!icebergConfig.isEmpty() || icebergNamespace != null)) {
            problems.add("--iceberg-config", "has no meaning without --table-format iceberg");
        } else if (problems.isEmpty()) {
            checkIceberg(iceberg(), problems);
        }
    }

    private void checkIceberg(@Nullable CatalogSettings iceberg, Problems problems) {
        if (iceberg == null) {
            return;
        }
        if (!iceberg.isSafe()) {
            problems.add(
                    "--table-format",
                    "iceberg in "
                            + out
                            + " needs a catalog, since an object store cannot commit in one"
                            + " step: give --iceberg-config type=rest or type=jdbc");
        }
        iceberg.problems().forEach(problem -> problems.add("--iceberg-config", problem));
    }

    /** Null: the tables are plain Parquet files. */
    @Nullable CatalogSettings iceberg() {
        if (!tableFormat.equals(ICEBERG)) {
            return null;
        }
        return icebergNamespace == null
                ? CatalogSettings.of(out(), icebergConfig)
                : new CatalogSettings(out(), icebergNamespace, icebergConfig);
    }

    /** A path of this machine, or the URI of a file system that Flink knows. */
    URI out() {
        String folder = String.valueOf(out);
        return folder.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
                ? URI.create(folder)
                : Path.of(folder).toAbsolutePath().normalize().toUri();
    }

    ResultTopics topics() {
        return new ResultTopics(flowsTopic, lateTopic, deadLetterTopic);
    }

    FlowFormat format() {
        return format.equals("json") ? FlowFormat.JSON : FlowFormat.AVRO;
    }
}
