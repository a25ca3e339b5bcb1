package io.weir.cli.demo;

import io.weir.cli.analyze.OutFolder;
import io.weir.command.Commands;
import io.weir.command.ConfiguredCommand;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir demo}: shows the distributed way, here and now. */
@Command(
        name = "demo",
        header = "Shows sensor, Kafka and the Flink job at work, all in this process.",
        sortOptions = false,
        customSynopsis = "weir demo [OPTION]...",
        footer = {
            "",
            "Starts a Kafka broker and Flink with its web page, both on 127.0.0.1 and free ports,",
            "replays a generated capture of 15 minutes and prints the flows as they are committed.",
            "Nothing is left behind but the tables in the folder of --out. Example:",
            "  weir demo --overwrite --keep"
        })
public final class DemoCommand extends ConfiguredCommand {

    private static final long MOST_PACKETS = 1_000_000;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for the Parquet tables (default: weir-out)")
    private Path out = Path.of("weir-out");

    @Option(names = "--overwrite", description = "replace the flows that the folder holds already")
    private boolean overwrite;

    @Option(
            names = "--packets",
            paramLabel = "N",
            description = "packets in the 15 minutes (default: 30000)")
    private long packets = 30_000;

    @Option(
            names = "--speed",
            paramLabel = "max|1x|10x",
            description = "how much faster than they were they pass (default: 10x)")
    private String speed = "10x";

    @Option(names = "--keep", description = "go on until Ctrl-C when all is replayed")
    private boolean keep;

    private final Host host;
    private final Commands commands;

    public DemoCommand(Host host, Commands commands) {
        this.host = host;
        this.commands = commands;
    }

    @Override
    protected void check(Problems problems) {
        if (packets < 1 || packets > MOST_PACKETS) {
            problems.add("--packets", "must be 1 to " + MOST_PACKETS + ", was " + packets);
        }
        if (!willRun()) {
            return;
        }
        OutFolder tables = new OutFolder(out);
        String obstacle = tables.obstacle();
        if (obstacle != null) {
            problems.add("--out", "cannot write to " + out + ": " + obstacle);
        } else if (!overwrite && holdsFlows(tables)) {
            problems.add(
                    "--out",
                    out
                            + " holds flows already: give --overwrite to replace them, or another --out");
        }
    }

    private static boolean holdsFlows(OutFolder tables) {
        try {
            return !tables.tableFiles().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    protected int run() throws Exception {
        OutFolder tables = new OutFolder(out);
        tables.remove(tables.tableFiles());
        return new Demo(host, commands, new DemoPlan(out, packets, speed, keep)).run();
    }
}
