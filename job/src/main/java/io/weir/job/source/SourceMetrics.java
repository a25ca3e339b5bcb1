package io.weir.job.source;

import io.weir.job.clock.SensorProgress;
import io.weir.job.stream.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a subtask of the source shows of itself. The sums by sensor are those in the splits, so they
 * go on after a restore; the ledger holds the packets.
 */
final class SourceMetrics {

    private static final long US_PER_MS = 1000;

    private record SensorName(String domain, String sensor) {}

    private final MetricGroup group;
    private final Counter lateTrains;
    private final Counter latePackets;
    private final Counter deadLetters;
    private final Map<SensorName, SensorValues> sensors = new HashMap<>();
    private volatile long duplicates;
    private volatile long lost;

    SourceMetrics(MetricGroup group) {
        this.group = group;
        lateTrains = group.counter("lateTrains");
        latePackets = group.counter("latePackets");
        deadLetters = group.counter("deadLetters");
        group.gauge("duplicateMessages", (Gauge<Long>) () -> duplicates);
        group.gauge("lostMessages", (Gauge<Long>) () -> lost);
    }

    void refused(Refusal reason, int packets) {
        if (reason == Refusal.LATE) {
            lateTrains.inc();
            latePackets.inc(packets);
        } else {
            deadLetters.inc();
        }
    }

    /** Brings the gauges up to date; the sensors' clocks are those of the slowest partition. */
    void publish(Collection<PartitionReader> partitions) {
        long repeated = 0;
        long missing = 0;
        long fastestUs = Long.MIN_VALUE;
        Map<SensorName, Long> clocks = new HashMap<>();
        for (PartitionReader partition : partitions) {
            for (SensorProgress sensor : partition.clocks().sensors()) {
                repeated += sensor.repeated();
                missing += sensor.missing();
                if (sensor.isHeard() && !sensor.isStranger()) {
                    fastestUs = Math.max(fastestUs, sensor.clockUs());
                    clocks.merge(
                            new SensorName(sensor.domain(), sensor.sensor()),
                            sensor.clockUs(),
                            Math::min);
                }
            }
        }
        duplicates = repeated;
        lost = missing;
        for (Map.Entry<SensorName, Long> clock : clocks.entrySet()) {
            SensorValues values = sensors.computeIfAbsent(clock.getKey(), this::register);
            values.clockMs = clock.getValue() / US_PER_MS;
            values.lagMs = (fastestUs - clock.getValue()) / US_PER_MS;
        }
    }

    private SensorValues register(SensorName name) {
        SensorValues values = new SensorValues();
        MetricGroup sensor =
                group.addGroup("domain", name.domain()).addGroup("sensor", name.sensor());
        sensor.gauge("sensorClockMs", (Gauge<Long>) () -> values.clockMs);
        sensor.gauge("sensorLagMs", (Gauge<Long>) () -> values.lagMs);
        return values;
    }

    /** Written by the task, read by reporters. */
    private static final class SensorValues {
        private volatile long clockMs;
        private volatile long lagMs;
    }
}
