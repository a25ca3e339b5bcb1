package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;

import io.weir.schema.FlowRecord;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How flows leave that no packet ended. */
class EndOfInputTest {

    private final FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
    private final Dialogue talk = new Dialogue(Dialogue.UDP);
    private final List<FlowRecord> out = new ArrayList<>();

    @Test
    void endsAnOpenFlowWithTheInput() {
        tracker.onEndOfInput(open(), talk.key(), out::add);

        assertFlow(out.get(0)).endedBy(EndReason.END_OF_INPUT);
    }

    @Test
    void keepsTheReasonOfAClosedFlow() {
        Dialogue closed = new Dialogue().handshake().goodbye();

        assertFlow(Listener.flowOf(closed)).endedBy(EndReason.FIN);
    }

    @Test
    void evictsOnRequest() {
        tracker.evict(open(), talk.key(), out::add);

        assertFlow(out.get(0)).endedBy(EndReason.EVICTED);
    }

    private FlowEntry open() {
        talk.client.datagram(1);
        byte[] train = Listener.train(talk.key(), Listener.ARCHIVE, talk.packets);
        TrainReader reader = new TrainReader().reset(train, 0, train.length);
        reader.next();
        return tracker.onPacket(null, talk.key(), reader, reader.packet(), out::add);
    }
}
