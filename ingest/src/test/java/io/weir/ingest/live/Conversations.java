package io.weir.ingest.live;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.train.FinishedTrain;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a sensor would send of a stream of frames, conversation by conversation. */
final class Conversations {

    /** A packet as a flow counts it. */
    record Counted(long timeUs, long wireBytes, long ipBytes, long payloadBytes) {

        Counted at(long otherTimeUs) {
            return new Counted(otherTimeUs, wireBytes, ipBytes, payloadBytes);
        }
    }

    private final Map<FlowKey, List<Counted>> packets = new HashMap<>();
    private final TrainReader reader = new TrainReader();
    private final SensorStream stream =
            new SensorStream(
                    new Provenance("lab", "probe", 1),
                    LocalNetworks.NONE,
                    TrainLimits.LIVE,
                    this::read);

    void accept(Frame frame) {
        stream.accept(frame);
    }

    Map<FlowKey, List<Counted>> packets() {
        stream.heartbeat();
        return packets;
    }

    private void read(FinishedTrain train) {
        reader.reset(train.message(), 0, train.message().length);
        List<Counted> conversation = packets.computeIfAbsent(train.key(), key -> new ArrayList<>());
        while (reader.next()) {
            conversation.add(
                    new Counted(
                            reader.packet().captureTimeUs,
                            reader.packet().wireBytes,
                            reader.packet().ipBytes,
                            reader.packet().payloadBytes));
        }
    }
}
