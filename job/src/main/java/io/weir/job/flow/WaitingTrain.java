package io.weir.job.flow;

import io.weir.schema.TrainReader;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A train of which some packets, or all, have not been taken yet. */
final class WaitingTrain {

    /**
     * Whose next packet comes first: by rule time, sensor, epoch, sequence number. One sensor's
     * trains of a conversation follow each other, so their sequence numbers keep the packets'
     * order.
     */
    static final Comparator<WaitingTrain> CANONICAL =
            Comparator.<WaitingTrain>comparingLong(train -> train.nextUs)
                    .thenComparing(train -> train.sensor)
                    .thenComparingLong(train -> train.epoch)
                    .thenComparingLong(train -> train.sequence);

    private final byte[] octets;
    private final String sensor;
    private final long epoch;
    private final long sequence;

    /** Packets taken already. */
    private int taken;

    /** Rule time of the packet after them. */
    private long nextUs;

    /** Stands at that packet, or null while nobody reads. */
    private @Nullable TrainReader reading;

    /**
     * @param octets the message, whose structure was checked
     * @param taken how many of its packets were taken before; not all of them
     */
    WaitingTrain(byte[] octets, int taken) {
        this.octets = octets;
        this.taken = taken;
        TrainReader train = read();
        this.sensor = train.sensor();
        this.epoch = train.epoch();
        this.sequence = train.sequence();
        this.nextUs = train.packet().ruleTimeUs;
        this.reading = train;
    }

    long nextUs() {
        return nextUs;
    }

    byte[] octets() {
        return octets;
    }

    int taken() {
        return taken;
    }

    /** The train, standing at its next packet. */
    TrainReader atNext() {
        TrainReader train = reading;
        if (train == null) {
            train = read();
            reading = train;
        }
        return train;
    }

    /** The next packet was taken: false when it was the last one. */
    boolean goOn() {
        TrainReader train = atNext();
        taken++;
        if (!train.next()) {
            return false;
        }
        nextUs = train.packet().ruleTimeUs;
        return true;
    }

    /** Nobody reads for a while: keeps the place, and lets the reader go. */
    void rest() {
        reading = null;
    }

    private TrainReader read() {
        TrainReader train = new TrainReader().reset(octets, 0, octets.length);
        for (int i = 0; i <= taken; i++) {
            if (!train.next()) {
                throw new IllegalStateException(
                        "a train waits, of which " + i + " packets were all: " + train.key());
            }
        }
        return train;
    }
}
