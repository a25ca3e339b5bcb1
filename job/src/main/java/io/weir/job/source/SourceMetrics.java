package io.weir.job.source;

import io.weir.job.clock.SensorProgress;
import io.weir.job.stream.Refusal;
import io.weir.schema.Heartbeat;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

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

    /** A sensor has said what it counts: running totals of its present run. */
    void heard(Heartbeat beat) {
        SensorValues values =
                sensors.computeIfAbsent(
                        new SensorName(beat.domain(), beat.sensor()), this::register);
        values.beat = beat;
    }

    private SensorValues register(SensorName name) {
        SensorValues values = new SensorValues();
        MetricGroup sensor =
                group.addGroup("domain", name.domain()).addGroup("sensor", name.sensor());
        sensor.gauge("sensorClockMs", (Gauge<Long>) () -> values.clockMs);
        sensor.gauge("sensorLagMs", (Gauge<Long>) () -> values.lagMs);
        counted(sensor, "sensorCapturedPackets", values, Heartbeat::captured);
        counted(sensor, "sensorKernelDrops", values, Heartbeat::kernelDrops);
        counted(sensor, "sensorDroppedPackets", values, beat -> sum(beat.dropped()));
        counted(sensor, "sensorUndecodablePackets", values, beat -> sum(beat.undecodable()));
        return values;
    }

    private static void counted(
            MetricGroup sensor, String name, SensorValues values, ToLongFunction<Heartbeat> count) {
        sensor.gauge(
                name,
                (Gauge<Long>)
                        () -> {
                            Heartbeat beat = values.beat;
                            return beat == null ? 0 : count.applyAsLong(beat);
                        });
    }

    private static long sum(Map<String, Long> byReason) {
        return byReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Written by the task, read by reporters. */
    private static final class SensorValues {
        private volatile long clockMs;
        private volatile long lagMs;
        private volatile @Nullable Heartbeat beat;
    }
}
