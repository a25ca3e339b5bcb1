package io.weir.job.command;

import io.weir.job.clock.ClockRules;
import io.weir.job.flow.ConfigId;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.kafka.KafkaSinks;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.job.pipeline.FlowSinks;
import io.weir.job.pipeline.Uids;
import io.weir.job.source.SensorSettings;
import io.weir.job.source.SensorSource;
import io.weir.job.stream.RefusedMessage;
import io.weir.job.stream.SourceMessage;
import io.weir.schema.FlowRecord;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph between a topic of sensors and the real ends: Parquet tables and Kafka topics. */
final class JobGraph {

    private final JobSettings settings;
    private final Properties producer;
    private final ResultTables tables;

    private JobGraph(JobSettings settings) {
        this.settings = settings;
        this.tables = ResultTables.of(settings);
        this.producer = KafkaClients.producer(settings);
    }

    static void define(StreamExecutionEnvironment env, JobSettings settings, KafkaFacts kafka) {
        new JobGraph(settings).define(env, kafka);
    }

    private void define(StreamExecutionEnvironment env, KafkaFacts kafka) {
        DataStream<SourceMessage> messages =
                env.fromSource(
                                source(),
                                WatermarkStrategy.noWatermarks(),
                                Uids.SOURCE,
                                FlowPipeline.SOURCE_MESSAGES)
                        .setParallelism(Math.min(env.getParallelism(), kafka.partitions()))
                        .uid(Uids.SOURCE);
        FlowPipeline.define(
                messages,
                new FlowTracker(
                        settings.rules(), ConfigId.of(settings.rules(), settings.networks())),
                new FlowTable(settings.domains(), settings.maxFlows()),
                new FlowSinks(
                        this::flows, this::interim, tables::ledger, this::late, this::deadLetters));
    }

    private SensorSource source() {
        return SensorSource.of(
                settings.topic(),
                KafkaClients.consumer(settings),
                new SensorSettings(
                        ClockRules.of(settings.domains(), settings.lagMax()), settings.bounded()));
    }

    private void flows(DataStream<FlowRecord> records) {
        tables.flows(records);
        attach(records, topic(Uids.FLOWS_TOPIC), Uids.FLOWS_TOPIC);
    }

    /** Where nothing makes interim records, nothing waits for them. */
    private void interim(DataStream<FlowRecord> records) {
        if (!settings.rules().active().isZero()) {
            tables.interim(records);
            attach(records, topic(Uids.INTERIM_TOPIC), Uids.INTERIM_TOPIC);
        }
    }

    /**
     * Two sinks must not share names of transactions: each aborts what it does not know. So both
     * topics are part of them.
     */
    private Sink<FlowRecord> topic(String sink) {
        return KafkaSinks.flows(
                settings.topics().flows(),
                settings.format(),
                producer,
                "weir." + settings.topic() + "." + settings.topics().flows() + "." + sink,
                settings.transactionTimeout());
    }

    private void late(DataStream<RefusedMessage> late) {
        attach(late, KafkaSinks.refused(settings.topics().late(), producer), Uids.LATE_TOPIC);
    }

    private void deadLetters(DataStream<RefusedMessage> letters) {
        attach(
                letters,
                KafkaSinks.refused(settings.topics().deadLetters(), producer),
                Uids.DEAD_LETTER_TOPIC);
    }

    private static <T> void attach(DataStream<T> stream, Sink<T> sink, String uid) {
        stream.sinkTo(sink).uid(uid).name(uid);
    }
}
