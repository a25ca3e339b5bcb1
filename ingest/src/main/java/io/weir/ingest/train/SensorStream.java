package io.weir.ingest.train;

import io.weir.ingest.decode.DecodeCounters;
import io.weir.ingest.decode.Decoder;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.Outcome;
import io.weir.ingest.decode.Packet;
import io.weir.schema.Heartbeat;
import java.util.TreeMap;

/**
 * One sensor's stream, from its frames to trains: every frame is timed, decoded, and either put
 * into a train or counted with a reason.
 */
public final class SensorStream {

    private final Provenance provenance;
    private final RuleClock clock = new RuleClock();
    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private final Trainer trainer;

    public SensorStream(
            Provenance provenance, LocalNetworks networks, TrainLimits limits, TrainSink sink) {
        this.provenance = provenance;
        this.trainer = new Trainer(provenance, networks, limits, sink);
    }

    /** Takes the next frame of the stream. */
    public void accept(Frame frame) {
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

    /**
     * Closes every open train and gives the counters so far as the next message of the stream: so
     * they cover exactly the trains before it.
     */
    public Heartbeat heartbeat() {
        trainer.flush();
        return new Heartbeat(
                provenance.domain(),
                provenance.sensor(),
                provenance.epoch(),
                trainer.nextSequence(),
                clock.nowUs(),
                decoder.counters().frames(),
                decoder.counters().packets(),
                decoder.counters().notIp(),
                new TreeMap<>(decoder.counters().undecodableByReason()),
                0);
    }
}
