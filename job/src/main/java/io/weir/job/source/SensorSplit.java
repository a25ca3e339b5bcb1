package io.weir.job.source;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * A partition, how far it was read, and what its sensors' clocks were there: so that a restored job
 * knows who has ended, what was heard, and what was promised.
 */
final class SensorSplit extends KafkaPartitionSplit {

    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING_HEARD = new byte[0];

    private final byte[] clocks;

    /**
     * @param clocks as {@link io.weir.job.clock.SensorClocks#freeze} gives them
     */
    SensorSplit(KafkaPartitionSplit at, byte[] clocks) {
        super(
                at.getTopicPartition(),
                at.getStartingOffset(),
                at.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
        this.clocks = clocks;
    }

    /** The clocks of a split; the enumerator's own splits know of none. */
    static byte[] clocks(KafkaPartitionSplit split) {
        return split instanceof SensorSplit sensors ? sensors.clocks : NOTHING_HEARD;
    }
}
