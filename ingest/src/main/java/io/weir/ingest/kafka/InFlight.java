package io.weir.ingest.kafka;

import java.util.Arrays;

/**
 * What was handed to Kafka's producer and not yet taken by Kafka, by partition. Partitions are
 * looked at one by one: one may stand still while all others go on. Time is an argument, in
 * nanoseconds.
 */
final class InFlight {

    private final long[] messages;
    private final long[] progressNanos;

    InFlight(int partitions) {
        messages = new long[partitions];
        progressNanos = new long[partitions];
    }

    synchronized void sent(WireMessage message, long nowNanos) {
        if (messages[message.partition()]++ == 0) {
            progressNanos[message.partition()] = nowNanos;
        }
    }

    /** It was not handed over after all. */
    synchronized void withdrawn(WireMessage message) {
        messages[message.partition()]--;
    }

    /** Kafka has taken it, or refused it for good. */
    synchronized void settled(WireMessage message, long nowNanos) {
        messages[message.partition()]--;
        progressNanos[message.partition()] = nowNanos;
    }

    synchronized boolean isEmpty() {
        return Arrays.stream(messages).allMatch(count -> count == 0);
    }

    /**
     * How long the partition that has waited longest has not moved on although something waits for
     * it; 0 when nothing waits.
     */
    synchronized long standstillNanos(long nowNanos) {
        long longest = 0;
        for (int i = 0; i < messages.length; i++) {
            if (messages[i] > 0) {
                longest = Math.max(longest, nowNanos - progressNanos[i]);
            }
        }
        return longest;
    }
}
