package io.weir.cli.analyze;

import java.util.List;

/**
 * What came of a run.
 *
 * @param ledger the sum over all inputs
 * @param flows FINAL records made
 * @param evicted those of them that left early because the table of open flows was full
 * @param problems inputs that were unreadable, or cut; in the order of the inputs
 */
public record AnalyzeResult(
        RunLedger ledger, long flows, long evicted, List<InputProblem> problems) {

    public AnalyzeResult {
        problems = List.copyOf(problems);
    }

    /** No input gave a flow, and something stood against it: there is nothing to show. */
    public boolean isEmpty() {
        return flows == 0 && !problems.isEmpty();
    }
}
