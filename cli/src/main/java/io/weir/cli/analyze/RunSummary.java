package io.weir.cli.analyze;

import io.weir.job.ledger.Ledger;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a run adds up while it goes on. */
final class RunSummary {

    private final Ledger books = new Ledger();
    private final AtomicLong flows = new AtomicLong();

    /**
     * Called by the one thread of the ledger's sink or by several: the books take one at a time.
     */
    synchronized void add(LedgerEntry entry) {
        books.add(entry);
    }

    /** The same output, with every flow counted on its way. */
    FlowOutput counting(FlowOutput output) {
        return () -> new CountingLane(output.open());
    }

    synchronized AnalyzeResult result(List<String> inputs, CaptureRun reading, long evicted) {
        Map<String, Long> totals = books.totals();
        Map<String, Long> undecodable = new TreeMap<>();
        totals.forEach(
                (outcome, packets) -> {
                    if (Outcome.isUndecodable(outcome)) {
                        undecodable.put(Outcome.reason(outcome), packets);
                    }
                });
        RunLedger ledger =
                new RunLedger(
                        totals.getOrDefault(Outcome.CAPTURED, 0L),
                        totals.getOrDefault(Outcome.IN_FLOWS, 0L),
                        totals.getOrDefault(Outcome.NOT_IP, 0L),
                        undecodable,
                        reading.orphanFragments(),
                        difference());
        List<InputProblem> problems =
                reading.problems().stream()
                        .sorted(Comparator.comparingInt(problem -> inputs.indexOf(problem.file())))
                        .map(problem -> new InputProblem(problem.file(), problem.message()))
                        .toList();
        return new AnalyzeResult(ledger, flows.get(), evicted, problems);
    }

    private long difference() {
        long overall = books.difference();
        if (overall != 0) {
            return overall;
        }
        return books.domains().stream()
                .map(books::difference)
                .max(Comparator.comparingLong(Math::abs))
                .orElse(0L);
    }

    private final class CountingLane implements FlowOutput.Lane {

        private final FlowOutput.Lane lane;

        CountingLane(FlowOutput.Lane lane) {
            this.lane = lane;
        }

        @Override
        public void write(FlowRecord flow) throws IOException {
            lane.write(flow);
            flows.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            lane.close();
        }
    }
}
