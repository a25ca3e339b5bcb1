package io.weir.ingest.kafka;

import io.weir.ingest.kafka.WireCounts.Taken;
import java.util.Arrays;

/**
 * What was handed to Kafka's producer and not yet taken by Kafka, by partition. Partitions are
 * looked at one by one: one may stand still while all others go on. Time is an argument, in
 * nanoseconds.
 */
final class InFlight {

    private final long[] messages;
    private final long[] progressNanos;
    private Taken taken = Taken.NONE;

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

    /** Kafka has taken it. */
    synchronized void taken(WireMessage message, long nowNanos) {
        settled(message, nowNanos);
        taken = taken.with(message);
    }

    /** Kafka has refused it for good. */
    synchronized void refused(WireMessage message, long nowNanos) {
        settled(message, nowNanos);
    }

    private void settled(WireMessage message, long nowNanos) {
        messages[message.partition()]--;
        progressNanos[message.partition()] = nowNanos;
    }

    synchronized boolean isEmpty() {
        return count() == 0;
    }

    /** Messages of all partitions. */
    synchronized long count() {
        return Arrays.stream(messages).sum();
    }

    /** What Kafka has taken so far. */
    synchronized Taken taken() {
        return taken;
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
