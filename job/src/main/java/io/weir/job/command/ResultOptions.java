package io.weir.job.command;

import io.weir.command.config.Problems;
import io.weir.job.kafka.FlowFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where results go. */
final class ResultOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR|URI",
            description = "folder of the Parquet tables, on any file system of the cluster")
    @Nullable String out;

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
