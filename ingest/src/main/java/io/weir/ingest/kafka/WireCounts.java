package io.weir.ingest.kafka;

import java.time.Duration;

/**
 * What has become of the messages of one run by now.
 *
 * @param taken what Kafka has taken
 * @param refused what it never will
 * @param waitingMessages messages that wait in front of Kafka's producer
 * @param waitingBytes octets that they occupy, of those that may wait
 * @param inFlight messages handed to Kafka's producer and not yet taken
 * @param standstill how long Kafka has not moved on, in any one partition, although something waits
 */
public record WireCounts(
        Taken taken,
        Refusals refused,
        long waitingMessages,
        long waitingBytes,
        long inFlight,
        Duration standstill) {

    /** Nothing was sent yet. */
    public static final WireCounts NONE =
            new WireCounts(Taken.NONE, Refusals.NONE, 0, 0, 0, Duration.ZERO);

    /**
     * What Kafka has taken so far.
     *
     * @param messages heartbeats and ENDs among them
     * @param bytes octets of keys and values, before compression
     */
    public record Taken(long messages, long trains, long packets, long bytes) {

        static final Taken NONE = new Taken(0, 0, 0, 0);

        Taken with(WireMessage message) {
            return new Taken(
                    messages + 1,
                    trains + (message.packets() > 0 ? 1 : 0),
                    packets + message.packets(),
                    bytes + message.bytes());
        }
    }
}
