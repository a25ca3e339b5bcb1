package io.weir.cli.demo;

import io.weir.broker.Broker;
import io.weir.broker.FreePorts;
import io.weir.cli.feed.FlowFeed;
import io.weir.cli.feed.FlowFeed.Arrival;
import io.weir.cli.format.ResultStream;
import io.weir.cli.format.TextBuffer;
import io.weir.command.Commands;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.kafka.KafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One demo: capture, broker, replay and job, and what comes out of them. */
final class Demo {

    private static final String PACKETS = "weir.packets.demo";
    private static final String FLOWS = "weir.flows";
    private static final String CLIENT = "weir-demo";

    /** All is in one process, so only a busy machine keeps anybody waiting. */
    private static final String PATIENCE = "5m";

    private static final String NETWORKS = "10.0.0.0/8,fd00::/8";

    private final Host host;
    private final ResultStream results;
    private final Commands commands;
    private final DemoPlan plan;
    private long committed;

    Demo(Host host, Commands commands, DemoPlan plan) {
        this.host = host;
        this.results = new ResultStream(host.out(), true);
        this.commands = commands;
        this.plan = plan;
    }

    int run() throws Exception {
        try (DemoFolder folder = DemoFolder.create()) {
            host.say("a Kafka broker starts, and a capture is generated");
            Path capture = folder.path().resolve("demo.pcap");
            try (Broker broker = Broker.start(folder.path().resolve("kafka"))) {
                new CaptureFiles(capture, plan.packets(), 1, CaptureFiles.WHOLE, false, false)
                        .write(written -> {});
                return run(broker.bootstrapServers(), capture, folder.path());
            }
        }
    }

    private int run(String kafka, Path capture, Path work) throws Exception {
        int webPort = FreePorts.find(1).get(0);
        try (BackgroundCommand replay = start(replayArguments(kafka, capture))) {
            await(PACKETS, kafka, replay);
            try (BackgroundCommand job = start(jobArguments(kafka, work, webPort))) {
                host.say("Kafka is at " + kafka + ", Flink's page at http://127.0.0.1:" + webPort);
                await(FLOWS, kafka, replay, job);
                show(kafka, replay, job);
            }
        }
        host.say("%,d flows were committed".formatted(committed));
        tellTables();
        return ExitStatus.GOOD;
    }

    private static void await(String topic, String kafka, BackgroundCommand... makers)
            throws Exception {
        FlowFeed.awaitTopic(settings(kafka), topic, CLIENT, () -> requireNotFailed(makers));
    }

    private List<String> replayArguments(String kafka, Path capture) {
        return List.of(
                "replay",
                "--kafka",
                kafka,
                "--connect-timeout",
                PATIENCE,
                "--topic",
                PACKETS,
                "--partitions",
                "4",
                "--network",
                NETWORKS,
                "--speed",
                plan.speed(),
                capture.toString());
    }

    private List<String> jobArguments(String kafka, Path work, int webPort) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "job",
                                "--kafka",
                                kafka,
                                "--kafka-wait",
                                PATIENCE,
                                "--topic",
                                PACKETS,
                                "--network",
                                NETWORKS,
                                "--out",
                                plan.out().toString(),
                                "--flows-topic",
                                FLOWS,
                                "--checkpoint-interval",
                                "1s",
                                "--checkpoint-dir",
                                work.resolve("checkpoints").toString(),
                                "--parallelism",
                                "2",
                                "--flink-config",
                                "rest.bind-port=" + webPort));
        if (!plan.keep()) {
            arguments.add("--bounded");
        }
        return arguments;
    }

    /** The user's environment configures other commands, which know another Kafka. */
    private BackgroundCommand start(List<String> arguments) {
        host.say("$ weir " + String.join(" ", arguments));
        Host quiet =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(host.err(), true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        host.columns());
        return BackgroundCommand.start(arguments, () -> commands.run(arguments, quiet));
    }

    /** Prints what is committed until nothing more can come. */
    private void show(String kafka, BackgroundCommand replay, BackgroundCommand job)
            throws Exception {
        write(FlowLine.HEADER);
        try (FlowFeed feed = FlowFeed.open(settings(kafka), FLOWS, CLIENT)) {
            boolean told = false;
            boolean over = false;
            while (!over) {
                requireNotFailed(replay, job);
                over = job.hasEnded();
                boolean quiet = print(feed) == 0;
                if (plan.keep() && !told && quiet && committed > 0 && replay.hasEnded()) {
                    told = true;
                    host.say("all is replayed; Ctrl-C ends the demo");
                    tellTables();
                }
            }
            while (!feed.isAtEnd()) {
                print(feed);
            }
        }
    }

    private static void requireNotFailed(BackgroundCommand... commands) throws Failure {
        for (BackgroundCommand command : commands) {
            command.requireNotFailed();
        }
    }

    /** Prints what has come meanwhile: so many flows. */
    private int print(FlowFeed feed) throws IOException, Failure {
        List<Arrival> flows = feed.poll();
        for (Arrival arrival : flows) {
            write(FlowLine.of(arrival.flow()));
        }
        committed += flows.size();
        return flows.size();
    }

    private static KafkaSettings settings(String kafka) {
        return new KafkaSettings(kafka, Map.of());
    }

    private void write(String line) throws IOException {
        TextBuffer row = new TextBuffer(line.length());
        row.append(line);
        results.write(row);
    }

    private void tellTables() {
        host.say("the flows' Parquet files lie in %s; ask them:".formatted(plan.out()));
        host.say(
                "$ weir query --out '%s' \"SELECT server_port, count(*) AS flows FROM flows GROUP BY server_port ORDER BY flows DESC LIMIT 5\""
                        .formatted(plan.out()));
    }
}
