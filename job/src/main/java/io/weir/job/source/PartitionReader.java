package io.weir.job.source;

import io.weir.job.clock.ClockRules;
import io.weir.job.clock.SensorClocks;
import io.weir.job.clock.SensorMark;
import io.weir.job.clock.Verdict;
import io.weir.job.stream.Refusal;
import io.weir.job.stream.RefusedMessage;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.SourceMessage;
import io.weir.job.stream.StreamTime;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One partition: where Kafka's reader puts its records, and what the engine gets of them. Late is
 * decided here, by this partition's own promise, so it does not depend on what other partitions or
 * operators have seen.
 */
final class PartitionReader implements SourceOutput<ConsumerRecord<byte[], byte[]>> {

    /** A watermark goes to every operator's every subtask, so it comes only so often. */
    private static final long WATERMARK_STEP_MS = 200;

    private static final long NONE = Long.MIN_VALUE;

    /** Counters of a heartbeat are the same in every partition; one of them is enough. */
    private static final int LEDGER_PARTITION = 0;

    private final KafkaPartitionSplit split;
    private final SensorClocks clocks;
    private final Inspection inspection;
    private final SourceMetrics metrics;
    private @Nullable SourceOutput<SourceMessage> to;
    private boolean behindTheFirstLook;
    private boolean ended;
    private long emitted = NONE;

    PartitionReader(
            KafkaPartitionSplit split,
            ClockRules rules,
            Inspection inspection,
            SourceMetrics metrics) {
        this.split = split;
        this.clocks = SensorClocks.thaw(SensorSplit.clocks(split), rules);
        this.inspection = inspection;
        this.metrics = metrics;
        this.ended = clocks.haveAllEnded();
        this.behindTheFirstLook = SensorSplit.isBehindTheFirstLook(split);
        if (behindTheFirstLook) {
            clocks.mayGoOn();
        }
    }

    void open(ReaderOutput<SourceMessage> out) {
        to = out.createOutputForSplit(split.splitId());
    }

    /**
     * All is read that was there at the first look.
     *
     * @return what follows
     */
    KafkaPartitionSplit passTheFirstLook() {
        behindTheFirstLook = false;
        clocks.goNoFurther();
        return SensorSplit.beyondTheFirstLook(split);
    }

    SensorClocks clocks() {
        return clocks;
    }

    /**
     * True when every sensor of this partition has sent END, and it was no END with another archive
     * behind it.
     */
    boolean hasEnded() {
        return ended && !behindTheFirstLook;
    }

    @Override
    public void collect(ConsumerRecord<byte[], byte[]> kafka, long kafkaTime) {
        collect(kafka);
    }

    @Override
    public void collect(ConsumerRecord<byte[], byte[]> kafka) {
        Refusal refusal = inspection.of(kafka);
        if (refusal != null) {
            refuse(refusal, kafka);
            return;
        }
        SensorMark mark = inspection.mark();
        long promisedUs = clocks.watermarkUs();
        Verdict verdict = clocks.apply(mark);
        switch (verdict) {
            case REPEATED -> {}
            case CROWDED -> {
                inspection.refuse(Refusal.TOO_MANY_SENSORS, named(mark));
                refuse(Refusal.TOO_MANY_SENSORS, kafka);
            }
            case ACCEPTED, STRANGER -> letIn(kafka, verdict, promisedUs);
        }
        ended = clocks.haveAllEnded();
        if (ended || emitted == NONE || promise() - emitted >= WATERMARK_STEP_MS) {
            flush();
        }
    }

    private void letIn(ConsumerRecord<byte[], byte[]> kafka, Verdict verdict, long promisedUs) {
        SensorMessage message = inspection.message();
        if (message == null) {
            return;
        }
        if (!inspection.isTrain()) {
            if (kafka.partition() == LEDGER_PARTITION) {
                output().collect(message);
                if (verdict == Verdict.ACCEPTED) {
                    metrics.heard(message.heartbeat());
                }
            }
            return;
        }
        SensorMark mark = inspection.mark();
        if (verdict == Verdict.STRANGER) {
            refuse(inspection.refuse(Refusal.UNEXPECTED_SENSOR, named(mark)), kafka);
        } else if (!mark.clockTrusted) {
            refuse(
                    inspection.refuse(
                            Refusal.FUTURE_CLOCK,
                            "clock "
                                    + mark.clockUs
                                    + " µs, more than an hour beyond the record's time "
                                    + kafka.timestamp()
                                    + " ms"),
                    kafka);
        } else if (inspection.startUs() < promisedUs) {
            refuse(
                    inspection.refuse(
                            Refusal.LATE,
                            "begins at "
                                    + inspection.startUs()
                                    + " µs, event time has passed "
                                    + promisedUs
                                    + " µs"),
                    kafka);
        } else {
            output().collect(message);
        }
    }

    private static String named(SensorMark mark) {
        return "sensor " + mark.sensor + " of domain " + mark.domain;
    }

    private void refuse(Refusal reason, ConsumerRecord<byte[], byte[]> kafka) {
        metrics.refused(reason, inspection.packets());
        output().collect(
                        new RefusedMessage(
                                reason,
                                inspection.detail(),
                                kafka.topic(),
                                kafka.partition(),
                                kafka.offset(),
                                kafka.key(),
                                kafka.value(),
                                inspection.packets(),
                                inspection.isTrain() ? inspection.mark().domain : "",
                                inspection.startUs()));
    }

    /** Says what is promised by now, behind the records that are out, never before them. */
    void flush() {
        long millis = promise();
        if (millis > emitted) {
            emitted = millis;
            output().emitWatermark(new Watermark(millis));
        }
    }

    private long promise() {
        long promisedUs = clocks.watermarkUs();
        return promisedUs == SensorClocks.NONE ? NONE : StreamTime.watermark(0, promisedUs);
    }

    private SourceOutput<SourceMessage> output() {
        if (to == null) {
            throw new IllegalStateException("partition " + split.splitId() + " has no output yet");
        }
        return to;
    }

    /** Kafka's reader knows nothing of event time: what it says of it is not passed on. */
    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
}
