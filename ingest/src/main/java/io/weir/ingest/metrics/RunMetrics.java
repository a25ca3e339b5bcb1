package io.weir.ingest.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.weir.ingest.kafka.LiveWire;
import io.weir.ingest.kafka.WireCounts;
import io.weir.ingest.live.CaptureCounts;
import io.weir.schema.Heartbeat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One run of a sensor or a replay, as Prometheus sees it. The run says what it knows once a
 * heartbeat, in one piece, so that the counters of a scrape belong together; what became of its
 * messages is asked of the wire when somebody scrapes.
 */
public final class RunMetrics implements MultiCollector {

    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;

    private final String version;
    private final Labels who;
    private final double startSeconds = now();
    private volatile Beat beat;
    private volatile Supplier<WireCounts> wire = () -> WireCounts.NONE;

    public RunMetrics(String version, String domain, String sensor) {
        this.version = version;
        this.who = Labels.of("domain", domain, "sensor", sensor);
        this.beat = Beat.none(domain, sensor);
    }

    /** Takes what the run counts by now. */
    public void beat(Beat now) {
        beat = now;
    }

    /**
     * @param counts to be asked from any thread
     */
    public void sendsBy(Supplier<WireCounts> counts) {
        wire = counts;
    }

    @Override
    public MetricSnapshots collect() {
        Families families = new Families(who);
        families.info("weir_build", "The version that runs", Labels.of("version", version));
        families.gauge(
                "weir_sensor_start_time_seconds", "When the run began, Unix time", startSeconds);
        capture(families, beat);
        wire(families, wire.get());
        return families.all();
    }

    private static void capture(Families families, Beat now) {
        Heartbeat heart = now.heartbeat();
        families.counter(
                "weir_sensor_captured_packets",
                "Packets captured or read: decoded, not IP, undecodable, or dropped undecoded",
                heart.captured());
        families.counter(
                "weir_sensor_captured_bytes",
                "Octets of the packets that reached the decoder, as they were on the wire",
                now.wireBytes());
        families.counter("weir_sensor_decoded_packets", "Packets put into trains", heart.decoded());
        families.counter(
                "weir_sensor_not_ip_packets", "Frames that carry no IP packet", heart.notIp());
        families.counters(
                "weir_sensor_undecodable_packets",
                "Packets whose headers are cut or wrong, by layer and problem",
                heart.undecodable());
        families.counter(
                "weir_sensor_orphan_fragments",
                "Decoded packets that are later fragments without their first one",
                heart.orphanFragments());
        families.counter(
                "weir_sensor_kernel_dropped_packets",
                "Packets that kernel or interface lost before the sensor saw them",
                heart.kernelDrops());
        families.counters(
                "weir_sensor_dropped_packets",
                "Packets that the sensor saw and that never reached Kafka, by reason",
                withUsualReasons(heart.dropped()));
        if (now.hasClock()) {
            double clock = heart.clockUs() / MICROS;
            families.gauge(
                    "weir_sensor_clock_seconds",
                    "The sensor's clock (rule time), Unix time",
                    clock);
            if (now.live()) {
                families.gauge(
                        "weir_sensor_clock_lag_seconds",
                        "How far the clock of a live capture is behind the host's",
                        now() - clock);
            }
        }
    }

    /** A counter that is there from the start shows its first rise, too. */
    private static SortedMap<String, Long> withUsualReasons(SortedMap<String, Long> dropped) {
        SortedMap<String, Long> all = new TreeMap<>(dropped);
        all.putIfAbsent(CaptureCounts.HANDOVER_FULL, 0L);
        all.putIfAbsent(LiveWire.BUFFER_FULL, 0L);
        all.putIfAbsent(LiveWire.STOPPED, 0L);
        return all;
    }

    private static void wire(Families families, WireCounts counts) {
        families.counter(
                "weir_sensor_sent_packets",
                "Packets that Kafka has taken",
                counts.taken().packets());
        families.counter(
                "weir_sensor_sent_trains", "Trains that Kafka has taken", counts.taken().trains());
        families.counter(
                "weir_sensor_sent_messages",
                "Messages that Kafka has taken, heartbeats and ENDs among them",
                counts.taken().messages());
        families.counter(
                "weir_sensor_sent_bytes",
                "Octets of keys and values that Kafka has taken, before compression",
                counts.taken().bytes());
        families.counter(
                "weir_sensor_refused_messages",
                "Messages that Kafka will never take; their packets count as dropped",
                counts.refused().messages());
        families.gauge(
                "weir_sensor_backlog_messages",
                "Messages that wait in front of Kafka's client",
                counts.waitingMessages());
        families.gauge(
                "weir_sensor_backlog_bytes",
                "Octets that these occupy, at most --backlog",
                counts.waitingBytes());
        families.gauge(
                "weir_sensor_in_flight_messages",
                "Messages in Kafka's client, not yet taken by Kafka",
                counts.inFlight());
        families.gauge(
                "weir_sensor_kafka_standstill_seconds",
                "How long Kafka has taken nothing in some partition although something waits",
                counts.standstill().toNanos() / NANOS);
    }

    private static double now() {
        return System.currentTimeMillis() / MILLIS;
    }
}
