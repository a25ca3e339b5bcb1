package io.weir.cli.analyze;

import io.weir.command.terminal.Progress;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.TrainLimits;
import io.weir.job.flow.FlowRules;
import io.weir.schema.Cidr;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * What the real graph makes of captures, record by record in a form of the test's choice.
 *
 * @param flows in no order
 */
public record AnalyzedCaptures<T>(List<T> flows, AnalyzeResult result) {

    /** The observation domain of every run. */
    public static final String DOMAIN = "test";

    public static final LocalNetworks LOCAL_NETWORKS =
            new LocalNetworks(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")));

    /**
     * Runs to the end.
     *
     * @param form made of each record at once, since the record is filled anew for the next flow
     */
    public static <T> AnalyzedCaptures<T> of(
            List<Path> captures, int parallelism, TrainLimits limits, Function<FlowRecord, T> form)
            throws Exception {
        return run(captures, false, 0, parallelism, limits, form);
    }

    /** The same, each capture an observation domain of its own. */
    public static <T> AnalyzedCaptures<T> perFile(
            List<Path> captures, int parallelism, Function<FlowRecord, T> form) throws Exception {
        return run(captures, true, 0, parallelism, TrainLimits.ARCHIVE, form);
    }

    /** The same in one domain, with so many flows open at once as there may be. */
    public static <T> AnalyzedCaptures<T> withAtMost(
            int maxFlows, List<Path> captures, int parallelism, Function<FlowRecord, T> form)
            throws Exception {
        return run(captures, false, maxFlows, parallelism, TrainLimits.ARCHIVE, form);
    }

    private static <T> AnalyzedCaptures<T> run(
            List<Path> captures,
            boolean domainPerFile,
            int maxFlows,
            int parallelism,
            TrainLimits limits,
            Function<FlowRecord, T> form)
            throws Exception {
        ConcurrentLinkedQueue<T> flows = new ConcurrentLinkedQueue<>();
        AnalyzeSettings settings =
                new AnalyzeSettings(
                        captures.stream().map(Path::toString).toList(),
                        LOCAL_NETWORKS,
                        DOMAIN,
                        domainPerFile,
                        null,
                        FlowRules.DEFAULT,
                        maxFlows,
                        parallelism);
        AnalyzeResult result =
                AnalyzeJob.run(
                        settings, limits, () -> new FormingLane<>(form, flows), Progress.NONE);
        return new AnalyzedCaptures<>(List.copyOf(flows), result);
    }

    private record FormingLane<T>(Function<FlowRecord, T> form, ConcurrentLinkedQueue<T> flows)
            implements FlowOutput.Lane {

        @Override
        public void write(FlowRecord flow) {
            flows.add(form.apply(flow));
        }

        @Override
        public void close() {}
    }
}
