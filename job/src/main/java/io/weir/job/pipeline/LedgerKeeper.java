package io.weir.job.pipeline;

import io.weir.job.ledger.HeartbeatRise;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.LedgerEntrySerializer;
import io.weir.job.ledger.Outcome;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.AvroReader;
import io.weir.schema.Heartbeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The books of one domain: what its sensors counted, told by heartbeats, against what became of the
 * packets. What has gathered leaves when event time passes the end of an hour, and at the end of
 * input; each entry is an amount, to be added to those before it.
 */
final class LedgerKeeper
        extends KeyedCoProcessFunction<String, SensorMessage, LedgerEntry, LedgerEntry> {

    private static final long serialVersionUID = 1L;
    private static final long HOUR_MS = LedgerEntry.HOUR_US / 1000;
    private static final long DAY_US = 24 * LedgerEntry.HOUR_US;

    /** Sums by line: an entry that counts 0 packets names it. */
    private transient MapState<LedgerEntry, Long> sums;

    /** The last heartbeat, as it was sent, by sensor and epoch. */
    private transient MapState<String, byte[]> heard;

    /** Packets captured so far less those of every outcome. */
    private transient ValueState<Long> difference;

    /** The differences of the domains of this subtask, as metrics show them. */
    private transient Map<String, AtomicLong> shown;

    @SuppressWarnings("NullAway.Init") // open() sets what is transient.
    LedgerKeeper() {}

    @Override
    public void open(OpenContext context) {
        sums =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "sums",
                                        LedgerEntrySerializer.INSTANCE,
                                        LongSerializer.INSTANCE));
        heard =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "heard",
                                        StringSerializer.INSTANCE,
                                        BytePrimitiveArraySerializer.INSTANCE));
        difference =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>("difference", LongSerializer.INSTANCE));
        shown = new HashMap<>();
    }

    @Override
    public void processElement1(SensorMessage message, Context context, Collector<LedgerEntry> out)
            throws Exception {
        Heartbeat beat = message.heartbeat();
        String epoch = beat.sensor() + '/' + beat.epoch();
        Heartbeat before = heartbeat(heard.get(epoch));
        if (before == null) {
            forgetEpochsBefore(beat);
        } else if (beat.captured() < before.captured()) {
            return; // It is older than the one before: all it counted is booked.
        }
        heard.put(epoch, message.bytes());
        List<LedgerEntry> rise = new ArrayList<>();
        HeartbeatRise.book(before, beat, rise::add);
        for (LedgerEntry entry : rise) {
            book(entry, context);
        }
    }

    @Override
    public void processElement2(LedgerEntry entry, Context context, Collector<LedgerEntry> out)
            throws Exception {
        book(entry, context);
    }

    /** A sensor that starts anew each day for years must not fill the state. */
    private void forgetEpochsBefore(Heartbeat first) throws Exception {
        long longAgo = Math.max(first.clockUs(), Long.MIN_VALUE + DAY_US) - DAY_US;
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, byte[]> last : heard.entries()) {
            Heartbeat beat = heartbeat(last.getValue());
            if (beat != null && beat.sensor().equals(first.sensor()) && beat.clockUs() < longAgo) {
                old.add(last.getKey());
            }
        }
        for (String epoch : old) {
            heard.remove(epoch);
        }
    }

    private static @Nullable Heartbeat heartbeat(byte @Nullable [] octets) {
        return octets == null
                ? null
                : Heartbeat.readFrom(new AvroReader().reset(octets, 0, octets.length));
    }

    private void book(LedgerEntry entry, Context context) throws Exception {
        LedgerEntry line = entry.withPackets(0);
        Long sum = sums.get(line);
        sums.put(line, entry.packets() + (sum == null ? 0 : sum));
        boolean captured = entry.outcome().equals(Outcome.CAPTURED);
        Long before = difference.value();
        long now = (before == null ? 0 : before) + (captured ? 1 : -1) * entry.packets();
        difference.update(now);
        show(entry.domain(), now);
        context.timerService()
                .registerEventTimeTimer(
                        endOfHour(entry, context.timerService().currentWatermark()));
    }

    /** The end of the hour in which event time is; of the entry's hour, as long as it has none. */
    private static long endOfHour(LedgerEntry entry, long watermark) {
        if (watermark >= Long.MAX_VALUE - HOUR_MS) {
            return Long.MAX_VALUE;
        }
        boolean none = watermark == Long.MIN_VALUE;
        long hour = none ? entry.hour() : Math.floorDiv(watermark, HOUR_MS);
        return (hour + 1) * HOUR_MS;
    }

    private void show(String domain, long packets) {
        shown.computeIfAbsent(domain, this::register).set(packets);
    }

    private AtomicLong register(String domain) {
        AtomicLong value = new AtomicLong();
        getRuntimeContext()
                .getMetricGroup()
                .addGroup("domain", domain)
                .gauge(MetricNames.LEDGER_DIFFERENCE, (Gauge<Long>) value::get);
        return value;
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<LedgerEntry> out)
            throws Exception {
        for (Map.Entry<LedgerEntry, Long> sum : sums.entries()) {
            if (sum.getValue() != 0) {
                out.collect(sum.getKey().withPackets(sum.getValue()));
            }
        }
        sums.clear();
    }
}
