package io.weir.job.pipeline;

import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.LedgerEntrySerializer;
import io.weir.job.stream.FlowKeySerializer;
import io.weir.job.stream.FlowRecordSerializer;
import io.weir.job.stream.RefusedMessage;
import io.weir.job.stream.RefusedMessageSerializer;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.SensorMessageSerializer;
import io.weir.job.stream.SourceMessage;
import io.weir.job.stream.SourceMessageSerializer;
import io.weir.job.stream.WeirType;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** The graph: messages of sensors in, flow records and the ledger out. */
public final class FlowPipeline {

    /** Key groups of keyed state: fixed, since a savepoint cannot change it. */
    public static final int MAX_PARALLELISM = 720;

    /** How long a cluster in one process waits for an answer from itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public static final TypeInformation<SensorMessage> MESSAGES =
            WeirType.of(SensorMessage.class, SensorMessageSerializer.INSTANCE);
    public static final TypeInformation<SourceMessage> SOURCE_MESSAGES =
            WeirType.of(SourceMessage.class, new SourceMessageSerializer());
    static final TypeInformation<RefusedMessage> REFUSED_MESSAGES =
            WeirType.of(RefusedMessage.class, RefusedMessageSerializer.INSTANCE);
    public static final TypeInformation<FlowKey> KEYS =
            WeirType.key(FlowKey.class, FlowKeySerializer.INSTANCE);
    public static final TypeInformation<FlowRecord> RECORDS =
            WeirType.of(FlowRecord.class, FlowRecordSerializer.INSTANCE);
    public static final TypeInformation<LedgerEntry> LEDGER =
            WeirType.of(LedgerEntry.class, LedgerEntrySerializer.INSTANCE);

    static final OutputTag<SensorMessage> HEARTBEATS = new OutputTag<>("heartbeats", MESSAGES);
    static final OutputTag<RefusedMessage> LATE = new OutputTag<>("late", REFUSED_MESSAGES);
    static final OutputTag<RefusedMessage> DEAD_LETTERS =
            new OutputTag<>("dead-letters", REFUSED_MESSAGES);
    static final OutputTag<LedgerEntry> REFUSED = new OutputTag<>("refused", LEDGER);
    static final OutputTag<FlowRecord> INTERIM = new OutputTag<>("interim", RECORDS);
    static final OutputTag<LedgerEntry> IN_FLOWS = new OutputTag<>("in-flows", LEDGER);

    private FlowPipeline() {}

    /**
     * Settings that every run of the graph has: a forgotten uid or a fallback to Kryo fails at
     * once, a busy machine does not.
     */
    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        configuration.set(RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
        return configuration;
    }

    /** Connects everything between the source and the sinks. */
    public static void define(
            DataStream<? extends SourceMessage> messages,
            FlowTracker tracker,
            FlowTable table,
            FlowSinks sinks) {
        SingleOutputStreamOperator<SensorMessage> trains =
                all(messages)
                        .process(new MessageSplitter())
                        .returns(MESSAGES)
                        .uid(Uids.TRAINS)
                        .name(Uids.TRAINS)
                        .setParallelism(messages.getParallelism());
        SingleOutputStreamOperator<FlowRecord> flows =
                trains.keyBy(SensorMessage::flowKey, KEYS)
                        .transform(Uids.FLOWS, RECORDS, new FlowAssembler(tracker, table))
                        .uid(Uids.FLOWS);
        SingleOutputStreamOperator<FlowRecord> records =
                flows.transform(Uids.RECORDS, RECORDS, new RecordBooks()).uid(Uids.RECORDS);
        DataStream<LedgerEntry> ledger =
                trains.getSideOutput(HEARTBEATS)
                        .keyBy(new DomainOfHeartbeat(), Types.STRING)
                        .connect(
                                records.getSideOutput(IN_FLOWS)
                                        .union(trains.getSideOutput(REFUSED))
                                        .union(flows.getSideOutput(IN_FLOWS))
                                        .keyBy(LedgerEntry::domain, Types.STRING))
                        .process(new LedgerKeeper())
                        .returns(LEDGER)
                        .uid(Uids.LEDGER)
                        .name(Uids.LEDGER)
                        // Sums come so rarely that one keeps up with all, and one needs no buffers
                        // for each pair of subtasks.
                        .setParallelism(1);
        sinks.flows().accept(records);
        sinks.interim().accept(records.getSideOutput(INTERIM));
        sinks.ledger().accept(ledger);
        sinks.late().accept(trains.getSideOutput(LATE));
        sinks.deadLetters().accept(trains.getSideOutput(DEAD_LETTERS));
    }

    /** Whoever only reads messages need not know which of the two kinds they are. */
    @SuppressWarnings("unchecked")
    private static DataStream<SourceMessage> all(DataStream<? extends SourceMessage> messages) {
        return (DataStream<SourceMessage>) messages;
    }
}
