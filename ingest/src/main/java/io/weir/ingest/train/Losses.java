package io.weir.ingest.train;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sensor lost so far, at both ends of the decoder.
 *
 * @param kernelDrops packets that the kernel dropped before the sensor saw them
 * @param dropped packets decoded that never reached Kafka, by reason
 */
public record Losses(long kernelDrops, SortedMap<String, Long> dropped) {

    public static final Losses NONE = new Losses(0, new TreeMap<>());

    public Losses {
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }
}
