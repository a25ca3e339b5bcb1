package io.weir.ingest.kafka;

import org.jspecify.annotations.Nullable;

/**
 * What Kafka has refused for good so far.
 *
 * @param messages heartbeats among them, which hold no packets
 * @param why of the last one; null where there is none
 */
public record Refusals(long messages, long packets, @Nullable Exception why) {

    public static final Refusals NONE = new Refusals(0, 0, null);

    Refusals with(WireMessage message, Exception reason) {
        return new Refusals(messages + 1, packets + message.packets(), reason);
    }
}
