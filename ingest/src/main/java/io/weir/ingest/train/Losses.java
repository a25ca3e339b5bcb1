package io.weir.ingest.train;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sensor lost so far, in front of the decoder and behind it.
 *
 * @param kernelDrops packets that the kernel dropped before the sensor saw them
 * @param dropped packets that the sensor saw and that never reached Kafka, by reason
 * @param undecoded how many of those dropped were not even decoded
 */
public record Losses(long kernelDrops, SortedMap<String, Long> dropped, long undecoded) {

    public static final Losses NONE = new Losses(0, new TreeMap<>(), 0);

    public Losses {
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }
}
