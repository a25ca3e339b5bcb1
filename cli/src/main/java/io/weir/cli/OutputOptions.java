package io.weir.cli;

import io.weir.cli.analyze.OutFolder;
import io.weir.cli.format.FlowFormat;
import io.weir.cli.format.PrintedFlows;
import io.weir.cli.format.ResultStream;
import io.weir.cli.format.StreamedFlows;
import io.weir.cli.format.TopFlows;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.FileErrors;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where finished flows go and how they look; they never change a flow. */
final class OutputOptions {

    static final List<Set<String>> RIVALS =
            List.of(Set.of("--out", "--no-out"), Set.of("--append", "--overwrite"));

    /** Flows of a table for which nobody said how many. */
    private static final int TABLE_ROWS = 20;

    private static final int MOST_ROWS = 1_000_000;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for the Parquet tables (default: weir-out)")
    @Nullable Path out;

    @Option(names = "--no-out", description = "write no Parquet tables")
    boolean noOut;

    @Option(names = "--append", description = "add to the flows that the folder holds already")
    boolean append;

    @Option(names = "--overwrite", description = "replace the flows that the folder holds already")
    boolean overwrite;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "which table to print: flows (default: flows)")
    TableName table = TableName.flows;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES} (default: table on a terminal, jsonl elsewhere)")
    @Nullable FormatName format;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "print only the N largest flows, largest first (default of table: 20)")
    @Nullable Integer top;

    /** The values of {@code --table}. */
    enum TableName {
        flows
    }

    @Nullable Path folder() {
        return noOut ? null : out == null ? Path.of("weir-out") : out;
    }

    void check(Problems problems) {
        both("--out", out != null, "--no-out", noOut, problems);
        both("--append", append, "--overwrite", overwrite, problems);
        if (top != null && (top < 1 || top > MOST_ROWS)) {
            problems.add("--top", "must be 1 to " + MOST_ROWS + ", was " + top);
        }
        Path folder = folder();
        if (folder != null) {
            checkFolder(folder, problems);
        }
    }

    private static void both(
            String one, boolean hasOne, String other, boolean hasOther, Problems problems) {
        if (hasOne && hasOther) {
            problems.add(one + " and " + other + " exclude each other: give one of them");
        }
    }

    private void checkFolder(Path folder, Problems problems) {
        OutFolder tables = new OutFolder(folder);
        String obstacle = tables.obstacle();
        if (obstacle != null) {
            problems.add("--out", "cannot write to " + folder + ": " + obstacle);
            return;
        }
        if (tables.holdsIceberg()) {
            problems.add(
                    "--out", folder + " holds Iceberg tables, into which only weir job can write");
            return;
        }
        try {
            if (!append && !overwrite && !tables.tableFiles().isEmpty()) {
                problems.add(
                        "--out",
                        folder
                                + " holds flows already: give --append to add to them, --overwrite"
                                + " to replace them, or another --out");
            }
        } catch (IOException e) {
            problems.add("--out", "cannot read " + folder + ": " + FileErrors.words(e));
        }
    }

    /**
     * Makes the folder when there is none.
     *
     * @return the files to be removed once those that replace them are complete
     */
    List<Path> prepareFolder() throws Failure {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        try {
            Files.createDirectories(folder);
            return overwrite ? new OutFolder(folder).writtenFiles() : List.of();
        } catch (IOException e) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "--out: cannot write to " + folder + ": " + FileErrors.words(e));
        }
    }

    PrintedFlows printed(Host host, ResultStream results, boolean networksKnown) {
        FormatName name = formatName(host);
        FlowFormat flowFormat = name.format(networksKnown);
        Integer most = top == null && name == FormatName.table ? Integer.valueOf(TABLE_ROWS) : top;
        return most == null
                ? new StreamedFlows(flowFormat, results)
                : new TopFlows(
                        flowFormat,
                        results,
                        most,
                        host.outTerminal() ? host.columns() : Integer.MAX_VALUE);
    }

    /**
     * Rows that appear while the run goes on would mix with a progress bar on the same terminal.
     */
    boolean rowsAppearAtTheEnd(Host host) {
        return top != null || formatName(host) == FormatName.table;
    }

    private FormatName formatName(Host host) {
        if (format != null) {
            return format;
        }
        return host.outTerminal() ? FormatName.table : FormatName.jsonl;
    }
}
