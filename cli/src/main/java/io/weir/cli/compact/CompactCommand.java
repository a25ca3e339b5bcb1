package io.weir.cli.compact;

import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.FileErrors;
import io.weir.command.Host;
import io.weir.command.config.DurationConverter;
import io.weir.command.config.Problems;
import io.weir.command.config.SizeConverter;
import io.weir.job.iceberg.IcebergFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir compact}: few large files instead of many small ones. */
@Command(
        name = "compact",
        header = "Merges the small files of finished hours into few large ones.",
        sortOptions = false,
        customSynopsis = "weir compact [OPTION]...",
        footer = {
            "",
            "Whoever lists the files finds the same rows before, during and after it. A query that",
            "has listed files and opens them only when they were replaced fails with 'no such",
            "file' and is to be asked again, which weir query does by itself; it never gives wrong",
            "rows. Call it once an hour beside a job that runs for ever (docs/tables.md). Plain",
            "tables need a local disk under Linux. Example:",
            "  weir compact --out flows --older-than 2h"
        })
public final class CompactCommand extends ConfiguredCommand {

    private static final long LEAST_TARGET = 1 << 20;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the output folder (default: weir-out)")
    private String out = "weir-out";

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            split = ",",
            description = "flows, interim, ledger; may be repeated (default: all)")
    private Set<CompactedTable> tables = new LinkedHashSet<>();

    @Option(
            names = "--older-than",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "only what was left alone for so long (default: 2h)")
    private Duration olderThan = Duration.ofHours(2);

    @Option(
            names = "--target-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "size of a large file; half of it is not small (default: 256m)")
    private long targetSize = 256L << 20;

    @Option(
            names = "--keep-old",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long the old files stay, hidden (default: 10m)")
    private Duration keepOld = Duration.ofMinutes(10);

    @Option(names = "--dry-run", description = "say what would be merged, and do nothing")
    private boolean dryRun;

    private final Host host;

    public CompactCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        if (out.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            problems.add(
                    "--out",
                    out
                            + " is no folder of this machine: only a local disk can exchange a"
                            + " folder in one step");
        } else if (willRun() && !Files.isDirectory(Path.of(out))) {
            problems.add("--out", "no folder " + out);
        }
        if (targetSize < LEAST_TARGET) {
            problems.add("--target-size", "must be at least 1m, was " + targetSize);
        }
    }

    @Override
    protected int run() throws Exception {
        try {
            Report report = new Report(this::print, host::say);
            compact(Path.of(out).toRealPath(), report);
            return report.isGood() ? ExitStatus.GOOD : ExitStatus.FAILED;
        } catch (IOException e) {
            throw failure(FileErrors.words(e));
        } catch (UncheckedIOException e) {
            throw failure("cannot write the result: " + e.getMessage());
        } catch (SQLException e) {
            throw failure(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private void compact(Path folder, Report report) throws IOException, SQLException, Failure {
        Set<CompactedTable> plain = wanted(folder);
        if (plain.isEmpty()) {
            report.say(out + " holds no tables to compact");
            return;
        }
        Set<CompactedTable> iceberg = EnumSet.copyOf(plain);
        plain.removeIf(table -> isIceberg(folder, table));
        iceberg.removeAll(plain);
        Compaction folders = new Compaction(settings(folder, plain), report);
        IcebergCompaction snapshots = new IcebergCompaction(settings(folder, iceberg), report);
        if (dryRun) {
            folders.tell();
            snapshots.tell();
            return;
        }
        try (WorkFolders works = open(folder)) {
            if (!iceberg.isEmpty()) {
                snapshots.run(works.spill());
            }
            if (!plain.isEmpty()) {
                folders.run(works, Step.Listener.NONE);
            }
        }
    }

    private WorkFolders open(Path folder) throws IOException, Failure {
        try {
            return WorkFolders.open(folder, Step.Listener.NONE);
        } catch (FileAlreadyExistsException e) {
            throw failure("another compaction is at work in " + out);
        }
    }

    /** Of those that are asked for, the tables that are there. */
    private Set<CompactedTable> wanted(Path folder) {
        Set<CompactedTable> wanted =
                EnumSet.copyOf(tables.isEmpty() ? EnumSet.allOf(CompactedTable.class) : tables);
        wanted.removeIf(table -> !Files.isDirectory(folder.resolve(table.name())));
        return wanted;
    }

    private Compaction.Settings settings(Path folder, Set<CompactedTable> these) {
        return new Compaction.Settings(folder, these, olderThan, targetSize, keepOld);
    }

    private static boolean isIceberg(Path folder, CompactedTable table) {
        return IcebergFolder.isTable(folder.resolve(table.name()));
    }

    private void print(String line) {
        try {
            host.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Failure failure(String message) {
        return new Failure(ExitStatus.FAILED, "compact: " + message);
    }
}
