package io.weir.job.source;

import io.weir.job.stream.SourceMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Kafka's reader and the engine. In a bounded run it ends when each of its
 * partitions was read as far as it went at the first look, and every sensor there has sent END. All
 * of it runs in the thread of the task.
 */
final class SensorReader implements SourceReader<SourceMessage, KafkaPartitionSplit> {

    /** While the reader does not run dry, metrics follow after so many polls. */
    private static final int POLLS_BETWEEN_METRICS = 1 << 14;

    private final SourceReader<ConsumerRecord<byte[], byte[]>, KafkaPartitionSplit> kafka;
    private final SensorSettings settings;
    private final SourceMetrics metrics;
    private final Inspection inspection;
    private final Map<String, PartitionReader> partitions = new HashMap<>();
    private boolean noMoreSplits;

    /** Splits were added whose promises are not out yet. */
    private boolean fresh;

    private int polls;
    private @Nullable Output output;

    SensorReader(
            SourceReader<ConsumerRecord<byte[], byte[]>, KafkaPartitionSplit> kafka,
            SensorSettings settings,
            SourceReaderMetricGroup group) {
        this.kafka = kafka;
        this.settings = settings;
        this.metrics = new SourceMetrics(group);
        this.inspection = new Inspection(settings.replay());
    }

    @Override
    public void start() {
        kafka.start();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        for (KafkaPartitionSplit split : splits) {
            partitions.put(
                    split.splitId(),
                    new PartitionReader(split, settings.clocks(), inspection, metrics));
        }
        fresh = true;
        kafka.addSplits(splits);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
        List<KafkaPartitionSplit> splits = new ArrayList<>();
        for (KafkaPartitionSplit split : kafka.snapshotState(checkpoint)) {
            splits.add(new SensorSplit(split, partition(split.splitId()).clocks().freeze()));
        }
        return splits;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SourceMessage> out) throws Exception {
        Output taken = output;
        if (taken == null || taken.out != out) {
            taken = new Output(out);
            output = taken;
        }
        if (fresh) {
            // What was promised before a restore, for all partitions, before any record: a silent
            // one would hold the others until its next message.
            fresh = false;
            partitions.values().forEach(partition -> partition.open(out));
            flush();
        }
        InputStatus status = isDone() ? InputStatus.END_OF_INPUT : kafka.pollNext(taken);
        if (isDone()) {
            status = InputStatus.END_OF_INPUT;
        }
        if (status != InputStatus.MORE_AVAILABLE) {
            flush();
            publish();
        } else if (++polls >= POLLS_BETWEEN_METRICS) {
            publish();
        }
        return status;
    }

    private void flush() {
        partitions.values().forEach(PartitionReader::flush);
    }

    private void publish() {
        polls = 0;
        metrics.publish(partitions.values());
    }

    private boolean isDone() {
        if (!settings.replay() || !noMoreSplits || partitions.isEmpty()) {
            return false;
        }
        for (PartitionReader partition : partitions.values()) {
            if (!partition.hasEnded()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return kafka.isAvailable();
    }

    /** Kafka's reader wakes the task. */
    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        kafka.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        kafka.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        kafka.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        kafka.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws Exception {
        kafka.close();
    }

    private PartitionReader partition(String split) {
        PartitionReader partition = partitions.get(split);
        if (partition == null) {
            throw new IllegalStateException("partition " + split + " was never assigned");
        }
        return partition;
    }

    /** What Kafka's reader takes for its output. */
    private final class Output implements ReaderOutput<ConsumerRecord<byte[], byte[]>> {

        private final ReaderOutput<SourceMessage> out;

        Output(ReaderOutput<SourceMessage> out) {
            this.out = out;
        }

        @Override
        public SourceOutput<ConsumerRecord<byte[], byte[]>> createOutputForSplit(String split) {
            return partition(split);
        }

        /** Kafka's reader is done with it, the job is not: an END may still be to come. */
        @Override
        public void releaseOutputForSplit(String split) {
            kafka.addSplits(List.of(partition(split).passTheFirstLook()));
        }

        @Override
        public void collect(ConsumerRecord<byte[], byte[]> kafka) {
            throw new IllegalStateException("a record without a partition");
        }

        @Override
        public void collect(ConsumerRecord<byte[], byte[]> kafka, long time) {
            collect(kafka);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
