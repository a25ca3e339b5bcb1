package io.weir.ingest.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;

/** Metrics that share some labels, gathered for one scrape. */
final class Families {

    private static final String REASON = "reason";

    private final Labels shared;
    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    Families(Labels shared) {
        this.shared = shared;
    }

    /**
     * @param name without {@code _total}, which the format appends
     */
    void counter(String name, String help, long value) {
        all.metricSnapshot(
                CounterSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(point(shared, value))
                        .build());
    }

    /** One counter a reason. */
    void counters(String name, String help, Map<String, Long> byReason) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        byReason.forEach(
                (reason, value) -> counter.dataPoint(point(shared.add(REASON, reason), value)));
        all.metricSnapshot(counter.build());
    }

    private static CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    void gauge(String name, String help, double value) {
        all.metricSnapshot(
                GaugeSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(
                                GaugeDataPointSnapshot.builder()
                                        .labels(shared)
                                        .value(value)
                                        .build())
                        .build());
    }

    /** What is told in labels alone, under a name that ends with {@code _info}. */
    void info(String name, String help, Labels labels) {
        all.metricSnapshot(
                InfoSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(
                                InfoDataPointSnapshot.builder()
                                        .labels(shared.merge(labels))
                                        .build())
                        .build());
    }

    MetricSnapshots all() {
        return all.build();
    }
}
