package io.weir.job.pipeline;

/** Names of what the job's operators measure: once released, never renamed. */
public final class MetricNames {

    /** Flows that are open now. */
    public static final String OPEN_FLOWS = "openFlows";

    /** Flows that left because the table was full; also a counter of the whole run. */
    public static final String EVICTED_FLOWS = "evictedFlows";

    /** How far event time was beyond the due time of the flow that a timer ended last, ms. */
    public static final String CLOSE_LATENCY_MS = "closeLatencyMs";

    /** Packets taken into flows. */
    public static final String PACKETS_IN_FLOWS = "packetsInFlows";

    /** Packets captured that are in no flow and in no outcome, of one domain. */
    public static final String LEDGER_DIFFERENCE = "ledgerDifference";

    private MetricNames() {}
}
