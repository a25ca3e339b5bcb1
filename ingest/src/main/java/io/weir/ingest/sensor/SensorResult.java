package io.weir.ingest.sensor;

import io.weir.schema.Heartbeat;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sensor's run.
 *
 * @param last its last heartbeat
 * @param dropped packets that never reached Kafka, by reason; what the last heartbeat says and what
 *     could not be sent behind it
 * @param problem why the frames ended; null where they should
 */
public record SensorResult(
        Heartbeat last, SortedMap<String, Long> dropped, @Nullable String problem) {}
