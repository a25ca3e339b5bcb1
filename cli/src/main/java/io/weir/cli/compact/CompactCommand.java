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
import java.util.Arrays;
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
            "Readers see the same rows before, during and after it. Call it once an hour beside a",
            "job that runs for ever (docs/tables.md). Needs a local disk under Linux. Example:",
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
            compactFolders(settings(false));
            compactIceberg(settings(true));
            return ExitStatus.GOOD;
        } catch (IOException e) {
            throw failure(FileErrors.words(e));
        } catch (UncheckedIOException e) {
            throw failure("cannot write the result: " + e.getMessage());
        } catch (SQLException e) {
            throw failure(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        } catch (WrongRowsException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private void compactIceberg(Compaction.Settings settings) throws Exception {
        IcebergCompaction compaction = new IcebergCompaction(settings, this::print, host::say);
        if (settings.tables().isEmpty()) {
            return;
        }
        if (dryRun) {
            compaction.tell();
        } else {
            compaction.run();
        }
    }

    private void compactFolders(Compaction.Settings settings)
            throws IOException, SQLException, WrongRowsException, Failure {
        Compaction compaction = new Compaction(settings, this::print, host::say);
        if (settings.tables().isEmpty()) {
            return;
        }
        if (dryRun) {
            compaction.tell();
        } else {
            compact(compaction);
        }
    }

    private void compact(Compaction compaction)
            throws IOException, SQLException, WrongRowsException, Failure {
        try (WorkFolders works = WorkFolders.open(Path.of(out).toRealPath(), Step.Listener.NONE)) {
            compaction.run(works, Step.Listener.NONE);
        } catch (FileAlreadyExistsException e) {
            throw failure("another compaction is at work in " + out);
        }
    }

    /** Of the tables that are those of Iceberg, or are not. */
    private Compaction.Settings settings(boolean iceberg) throws IOException {
        Path folder = Path.of(out).toRealPath();
        Set<CompactedTable> wanted =
                EnumSet.copyOf(tables.isEmpty() ? EnumSet.allOf(CompactedTable.class) : tables);
        boolean any =
                Arrays.stream(CompactedTable.values()).anyMatch(table -> isIceberg(folder, table));
        wanted.removeIf(
                table ->
                        isIceberg(folder, table) != iceberg
                                || any && !Files.isDirectory(folder.resolve(table.name())));
        return new Compaction.Settings(folder, wanted, olderThan, targetSize, keepOld);
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
