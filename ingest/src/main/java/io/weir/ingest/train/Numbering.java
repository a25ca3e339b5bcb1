package io.weir.ingest.train;

import io.weir.schema.FlowKey;
import java.util.function.ToIntFunction;

/**
 * The numbers of a stream's messages: each partition counts from 0 for itself, so that whoever
 * reads one partition sees by a hole that messages are missing and by a repetition that it has them
 * already.
 */
public final class Numbering {

    private final ToIntFunction<FlowKey> partitionOf;
    private final long[] next;

    /**
     * @param partitions how many there are
     * @param partitionOf the partition of a conversation, from 0
     */
    public Numbering(int partitions, ToIntFunction<FlowKey> partitionOf) {
        this.partitionOf = partitionOf;
        this.next = new long[partitions];
    }

    /** Of a stream that stays in one piece. */
    public static Numbering undivided() {
        return new Numbering(1, key -> 0);
    }

    int partitions() {
        return next.length;
    }

    int partitionOf(FlowKey key) {
        return partitionOf.applyAsInt(key);
    }

    long next(int partition) {
        return next[partition]++;
    }
}
