package io.weir.cli;

import io.weir.cli.analyze.AnalyzeResult;
import io.weir.cli.analyze.InputProblem;
import io.weir.cli.analyze.RunLedger;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.terminal.CountedReasons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run of analyze says at its end on standard error, and the status that follows from it. */
final class RunReport {

    private final Host host;
    private final List<InputProblem> problems;

    /**
     * @param problems inputs that were given up before the run
     */
    RunReport(Host host, List<InputProblem> problems) {
        this.host = host;
        this.problems = new ArrayList<>(problems);
    }

    int nothingToRead() {
        tellProblems();
        return ExitStatus.INPUT;
    }

    /**
     * @param withoutRow flows that the output format has no row for
     */
    int tell(AnalyzeResult result, long withoutRow, @Nullable Path folder) {
        problems.addAll(result.problems());
        tellProblems();
        if (result.isEmpty()) {
            return ExitStatus.INPUT;
        }
        tellLedger(result);
        if (result.evicted() > 0) {
            host.say(
                    counted(result.evicted(), "flow")
                            + " left early because the table of open flows was full: another run"
                            + " may cut them elsewhere; --max-flows and a larger heap give room");
        }
        if (withoutRow > 0) {
            host.say(
                    "no row in this format for "
                            + counted(withoutRow, "flow")
                            + " of other protocols");
        }
        if (folder != null) {
            host.say("tables are in " + folder);
        }
        return status(result.ledger());
    }

    private int status(RunLedger ledger) {
        if (ledger.difference() != 0) {
            host.say(
                    String.format(
                            Locale.ROOT,
                            "the ledger does not balance: %,d packets %s; please report this",
                            Math.abs(ledger.difference()),
                            ledger.difference() > 0 ? "are lost" : "are counted twice"));
            return ExitStatus.FAILED;
        }
        return problems.isEmpty() ? ExitStatus.GOOD : ExitStatus.INPUT;
    }

    private void tellProblems() {
        for (InputProblem problem : problems) {
            host.say(problem.input() + ": " + problem.message());
        }
    }

    private void tellLedger(AnalyzeResult result) {
        RunLedger ledger = result.ledger();
        host.say(
                String.format(
                        Locale.ROOT,
                        "%s read = %,d in %s + %,d not IP + %,d undecodable%s",
                        counted(ledger.packetsRead(), "packet"),
                        ledger.packetsInFlows(),
                        counted(result.flows(), "flow"),
                        ledger.packetsNotIp(),
                        ledger.packetsUndecodableInAll(),
                        CountedReasons.inBrackets(ledger.packetsUndecodable())));
        if (ledger.orphanFragments() > 0) {
            host.say(
                    counted(ledger.orphanFragments(), "packet")
                            + " in flows with ports 0: fragments whose first one was not seen");
        }
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
