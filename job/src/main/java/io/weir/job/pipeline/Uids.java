package io.weir.job.pipeline;

/** Names of the operators in savepoints: once released, never renamed. */
public final class Uids {

    public static final String SOURCE = "sensors";
    public static final String FLOWS_SINK = "flows-sink";
    public static final String INTERIM_SINK = "interim-sink";
    public static final String FLOWS_TOPIC = "flows-topic";
    public static final String INTERIM_TOPIC = "interim-topic";
    public static final String LATE_TOPIC = "late-topic";
    public static final String DEAD_LETTER_TOPIC = "dead-letter-topic";
    public static final String LEDGER_SINK = "ledger-sink";
    public static final String OUTPUT_SINK = "output-sink";
    public static final String LEDGER_OUTPUT_SINK = "ledger-output-sink";

    /** The same tables in Iceberg, whose sinks keep other state. */
    public static final String FLOWS_ICEBERG = "flows-iceberg";

    public static final String INTERIM_ICEBERG = "interim-iceberg";
    public static final String LEDGER_ICEBERG = "ledger-iceberg";

    static final String TRAINS = "trains";
    static final String FLOWS = "flows";
    static final String RECORDS = "records";
    static final String LEDGER = "ledger";

    private Uids() {}
}
