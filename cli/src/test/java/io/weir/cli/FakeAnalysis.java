package io.weir.cli;

import io.weir.cli.AnalyzeCommand.Analysis;
import io.weir.cli.analyze.AnalyzeResult;
import io.weir.cli.analyze.AnalyzeSettings;
import io.weir.cli.analyze.FlowOutput;
import io.weir.cli.analyze.InputProblem;
import io.weir.cli.analyze.RunLedger;
import io.weir.cli.format.Flows;
import io.weir.command.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for the job: gives the flows it was told to, and remembers what it was asked. */
final class FakeAnalysis implements Analysis {

    private final int flows;
    private long lostPackets;
    private final List<InputProblem> problems = new ArrayList<>();
    @Nullable AnalyzeSettings asked;

    FakeAnalysis(int flows) {
        this.flows = flows;
    }

    FakeAnalysis losing(long packets) {
        lostPackets = packets;
        return this;
    }

    FakeAnalysis with(InputProblem problem) {
        problems.add(problem);
        return this;
    }

    AnalyzeSettings settings() {
        if (asked == null) {
            throw new AssertionError("the analysis was never run");
        }
        return asked;
    }

    @Override
    public AnalyzeResult run(AnalyzeSettings settings, FlowOutput output, Progress progress)
            throws Exception {
        asked = settings;
        try (FlowOutput.Lane lane = output.open()) {
            for (int i = 0; i < flows; i++) {
                lane.write(Flows.tcp(i));
            }
        }
        RunLedger ledger =
                new RunLedger(
                        10 + 3 + 2 + lostPackets,
                        10,
                        3,
                        Map.of("tcp truncated", 2L),
                        0,
                        lostPackets);
        return new AnalyzeResult(ledger, flows, 0, problems);
    }
}
