package io.weir.ingest.metrics;

import io.weir.schema.Heartbeat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run knew of itself when its heart beat.
 *
 * @param heartbeat its counters
 * @param wireBytes octets of the frames so far, as they were on the wire
 * @param live its clock follows that of the host; that of an archive does not
 */
public record Beat(Heartbeat heartbeat, long wireBytes, boolean live) {

    /** Before the first one. */
    static Beat none(String domain, String sensor) {
        SortedMap<String, Long> nothing = new TreeMap<>();
        return new Beat(
                new Heartbeat(domain, sensor, 0, 0, 0, 0, 0, 0, nothing, 0, nothing, 0), 0, false);
    }

    /** Whether the heartbeat says what time it is in the capture. */
    boolean hasClock() {
        return heartbeat.clockUs() > 0;
    }
}
