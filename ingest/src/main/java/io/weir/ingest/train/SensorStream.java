package io.weir.ingest.train;

import io.weir.ingest.decode.DecodeCounters;
import io.weir.ingest.decode.Decoder;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.Outcome;
import io.weir.ingest.decode.Packet;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sensor's stream, from its frames to trains: every frame is timed, decoded, and either put
 * into a train or counted with a reason.
 */
public final class SensorStream {

    private final Provenance provenance;
    private final TrainLimits limits;
    private final Numbering numbering;
    private final RuleClock clock = new RuleClock();
    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private final Trainer trainer;
    private long wireBytes;

    /** A stream that stays in one piece. */
    public SensorStream(
            Provenance provenance, LocalNetworks networks, TrainLimits limits, TrainSink sink) {
        this(provenance, networks, limits, Numbering.undivided(), sink);
    }

    /**
     * @param numbering the partitions that the messages go to
     */
    public SensorStream(
            Provenance provenance,
            LocalNetworks networks,
            TrainLimits limits,
            Numbering numbering,
            TrainSink sink) {
        this.provenance = provenance;
        this.limits = limits;
        this.numbering = numbering;
        this.trainer = new Trainer(provenance, networks, limits, numbering, sink);
    }

    /** Takes the next frame of the stream. */
    public void accept(Frame frame) {
        wireBytes += frame.wireBytes;
        long ruleTimeUs = clock.tick(frame);
        if (decoder.decode(frame, ruleTimeUs, packet) != Outcome.PACKET) {
            return;
        }
        packet.fields.ruleTimeUs = ruleTimeUs;
        packet.fields.captureTimeUs = frame.timed ? frame.timeUs : ruleTimeUs;
        trainer.add(packet);
    }

    /**
     * The promise of this sensor: no train from now on holds a smaller rule time. Frames without a
     * packet move it on, too. {@link Long#MIN_VALUE} before the first frame.
     */
    public long clockUs() {
        return Math.min(trainer.earliestOpenUs(), clock.nowUs());
    }

    /** What became of the frames so far. */
    public DecodeCounters counters() {
        return decoder.counters();
    }

    /** Octets of the frames so far, as they were on the wire. */
    public long wireBytes() {
        return wireBytes;
    }

    /**
     * On live capture: nothing captured before this time will come any more. Closes the trains
     * whose window is over by then; where none stays open, the clock moves on, so that a quiet link
     * holds nobody up.
     *
     * @param timeUs µs since the epoch
     */
    public void quietUntil(long timeUs) {
        trainer.closeBefore(timeUs - limits.windowUs());
        if (trainer.earliestOpenUs() == Long.MAX_VALUE) {
            clock.advance(timeUs);
        }
    }

    /** {@link #heartbeats} of a stream in one piece that loses nothing. */
    public Heartbeat heartbeat() {
        return heartbeats(Losses.NONE).get(0);
    }

    /**
     * Closes every open train and gives the counters so far as the next message of every partition,
     * in their order: so they cover exactly the trains before them. The messages differ in their
     * sequence numbers only.
     */
    public List<Heartbeat> heartbeats(Losses losses) {
        trainer.flush();
        DecodeCounters counters = decoder.counters();
        SortedMap<String, Long> undecodable = new TreeMap<>(counters.undecodableByReason());
        List<Heartbeat> heartbeats = new ArrayList<>();
        for (int partition = 0; partition < numbering.partitions(); partition++) {
            heartbeats.add(
                    new Heartbeat(
                            provenance.domain(),
                            provenance.sensor(),
                            provenance.epoch(),
                            numbering.next(partition),
                            clockOfMessages(),
                            counters.frames() + losses.undecoded(),
                            counters.packets(),
                            counters.notIp(),
                            undecodable,
                            counters.orphanFragments(),
                            losses.dropped(),
                            losses.kernelDrops()));
        }
        return heartbeats;
    }

    /** The last message of every partition, with the final clock. Open trains must be closed. */
    public List<End> ends() {
        List<End> ends = new ArrayList<>();
        for (int partition = 0; partition < numbering.partitions(); partition++) {
            ends.add(
                    new End(
                            provenance.domain(),
                            provenance.sensor(),
                            provenance.epoch(),
                            numbering.next(partition),
                            clock.nowUs()));
        }
        return ends;
    }

    /** A stream that has not begun says what one without times begins with. */
    private long clockOfMessages() {
        return clock.nowUs() == Long.MIN_VALUE ? 0 : clock.nowUs();
    }
}
