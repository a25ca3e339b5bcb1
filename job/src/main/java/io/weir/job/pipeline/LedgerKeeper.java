package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.LedgerEntrySerializer;
import io.weir.job.ledger.Outcome;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.Heartbeat;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The books of one domain: what its sensors counted, told by heartbeats, against what flows took
 * in. A heartbeat carries running totals, so only what it has more than the one before is booked.
 * The sums leave at the end of input.
 */
final class LedgerKeeper
        extends KeyedCoProcessFunction<String, SensorMessage, LedgerEntry, LedgerEntry> {

    private static final long serialVersionUID = 1L;

    /** Sums by line: an entry that counts 0 packets names it. */
    private transient MapState<LedgerEntry, Long> sums;

    /** Totals of the last heartbeat, by sensor, epoch and outcome. */
    private transient MapState<String, Long> heard;

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
                                        LongSerializer.INSTANCE));
    }

    @Override
    public void processElement1(SensorMessage message, Context context, Collector<LedgerEntry> out)
            throws Exception {
        Heartbeat beat = message.heartbeat();
        bookTotal(beat, Outcome.CAPTURED, beat.captured(), context);
        bookTotal(beat, Outcome.NOT_IP, beat.notIp(), context);
        for (Map.Entry<String, Long> reason : beat.undecodable().entrySet()) {
            bookTotal(beat, Outcome.undecodable(reason.getKey()), reason.getValue(), context);
        }
    }

    @Override
    public void processElement2(LedgerEntry entry, Context context, Collector<LedgerEntry> out)
            throws Exception {
        book(entry, context);
    }

    private void bookTotal(Heartbeat beat, String outcome, long total, Context context)
            throws Exception {
        String counter = beat.sensor() + '/' + beat.epoch() + '/' + outcome;
        Long before = heard.get(counter);
        heard.put(counter, total);
        book(
                LedgerEntry.at(
                        beat.domain(),
                        beat.clockUs(),
                        outcome,
                        total - (before == null ? 0 : before)),
                context);
    }

    private void book(LedgerEntry entry, Context context) throws Exception {
        if (entry.packets() == 0) {
            return;
        }
        LedgerEntry line = entry.withPackets(0);
        Long sum = sums.get(line);
        sums.put(line, entry.packets() + (sum == null ? 0 : sum));
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<LedgerEntry> out)
            throws Exception {
        for (Map.Entry<LedgerEntry, Long> sum : sums.entries()) {
            out.collect(sum.getKey().withPackets(sum.getValue()));
        }
        sums.clear();
        heard.clear();
    }
}
