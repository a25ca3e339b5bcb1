package io.weir.job.source;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * A partition, how far it was read, and what its sensors' clocks were there: so that a restored job
 * knows who has ended, what was heard, and what was promised.
 *
 * <p>Its stopping offset does not end it. It is where the partition ended when the job looked at it
 * first: a bounded job reads at least so far.
 */
final class SensorSplit extends KafkaPartitionSplit {

    private static final long serialVersionUID = 1L;

    /** Stands for a stopping offset that was reached; Kafka's reader never comes there. */
    private static final long BEYOND_THE_FIRST_LOOK = Long.MAX_VALUE;

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

    /** True where less was read than was there when the job looked first. */
    static boolean isBehindTheFirstLook(KafkaPartitionSplit split) {
        return split.getStoppingOffset().orElse(BEYOND_THE_FIRST_LOOK) != BEYOND_THE_FIRST_LOOK;
    }

    /** What follows on a split whose stopping offset was reached. */
    static KafkaPartitionSplit beyondTheFirstLook(KafkaPartitionSplit reached) {
        return new KafkaPartitionSplit(
                reached.getTopicPartition(),
                reached.getStoppingOffset().orElseThrow(),
                BEYOND_THE_FIRST_LOOK);
    }

    /** The clocks of a split; the enumerator's own splits know of none. */
    static byte[] clocks(KafkaPartitionSplit split) {
        return split instanceof SensorSplit sensors ? sensors.clocks : NOTHING_HEARD;
    }
}
