package io.weir.ingest.replay;

import io.weir.ingest.kafka.WireMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of one replay is in a topic already, and who else has written there. Pure: it is told the
 * records of each partition in their order, from the start or from somewhere on.
 */
final class TopicContent {

    private final StreamId own;

    /** The replay's message with the largest number in each partition. */
    private final @Nullable Held[] last;

    private final Map<StreamId, Long> othersClocks = new HashMap<>();
    private long foreign;

    private record Held(MessageHead head, byte[] value) {}

    TopicContent(StreamId own, int partitions) {
        this.own = own;
        this.last = new @Nullable Held[partitions];
    }

    /** Takes the next record of a partition. */
    void add(int partition, byte @Nullable [] value) {
        MessageHead head = MessageHead.read(value);
        if (head == null || value == null) {
            foreign++;
        } else if (head.stream().equals(own)) {
            Held before = last[partition];
            if (before == null || head.sequence() > before.head.sequence()) {
                last[partition] = new Held(head, value);
            }
        } else {
            othersClocks.merge(head.stream(), head.clockUs(), Math::max);
        }
    }

    /** Whether a message of the replay was seen in this partition. */
    boolean holdsOwn(int partition) {
        return last[partition] != null;
    }

    /** The replay has been here and has written its END everywhere. */
    boolean isComplete() {
        return Arrays.stream(last).allMatch(held -> held != null && held.head.end());
    }

    /** Messages of the replay in all partitions, by their numbers. */
    long messages() {
        return Arrays.stream(last)
                .mapToLong(held -> held == null ? 0 : held.head.sequence() + 1)
                .sum();
    }

    /** Records that are no messages of a sensor. */
    long foreign() {
        return foreign;
    }

    /** The largest clock of each other stream that was seen. */
    Map<StreamId, Long> othersClocks() {
        return othersClocks;
    }

    /**
     * Whether the topic holds a message already.
     *
     * @throws ContentMismatch when it holds another one under the same number
     */
    boolean holds(WireMessage message) {
        Held there = last[message.partition()];
        if (there == null || message.sequence() > there.head.sequence()) {
            return false;
        }
        if (message.sequence() == there.head.sequence()
                && !Arrays.equals(message.value(), there.value)) {
            throw new ContentMismatch(message);
        }
        return true;
    }
}
