package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;
import static io.weir.job.flow.Listener.flowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which SYNs open the next flow between the same ends. */
class PortReuseTest {

    private final Dialogue talk = new Dialogue();

    @Test
    void opensAFlowAtASynWithAnotherSequenceNumber() {
        talk.handshake();
        talk.client.data(10);
        talk.client.syn(900_000);
        talk.server.nextSeq = 800_000;
        talk.server.synAck();

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(2);
        assertFlow(flows.get(0)).endedBy(EndReason.PORT_REUSE).isIn("S1").holds(3, 1);
        assertFlow(flows.get(1)).hasHistory("Sh").holds(1, 1);
    }

    @Test
    void keepsARetransmittedSynAndSynAckInTheFlow() {
        talk.client.syn();
        talk.client.again();
        talk.server.synAck();
        talk.server.again();
        talk.client.ack();

        assertFlow(flowOf(talk)).hasHistory("ShA").holds(3, 2).has(FlowField.SERVER_SYN, 2);
    }

    @Test
    void keepsTheFixedReasonOfAClosedFlow() {
        talk.handshake();
        talk.goodbye();
        talk.client.syn(900_000);

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(2);
        assertFlow(flows.get(0)).endedBy(EndReason.FIN);
    }

    @Test
    void keepsRepeatedRefusalsOfOneSynTogether() {
        talk.client.syn();
        talk.server.rstAck();
        talk.after(500_000).client.again();
        talk.server.rstAck();

        assertFlow(flowOf(talk)).isIn("REJ").holds(2, 2);
    }

    @Test
    void opensAFlowWhenASynFollowsMidStreamTrafficOfItsSender() {
        talk.client.data(10);
        talk.client.syn(900_000);

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(2);
        assertFlow(flows.get(0)).endedBy(EndReason.PORT_REUSE).isIn("OTH");
        assertFlow(flows.get(1)).isIn("S0");
    }

    @Test
    void joinsALateSynThatStandsRightBeforeWhatItsSenderSaid() {
        talk.client.syn();
        talk.client.data(10);
        talk.swapped();
        talk.client.data(10);

        assertThat(flowsOf(talk)).hasSize(1);
    }

    @Test
    void opensAFlowWhenTheServerConnectsBack() {
        talk.handshake();
        talk.server.syn();

        assertThat(flowsOf(talk)).hasSize(2);
        assertFlow(flowsOf(talk).get(1)).isSentBy("192.0.2.1", RoleBasis.SYN).hasHistory("S");
    }

    @Test
    void opensAFlowWhenTheOtherSideOfMidStreamTrafficConnects() {
        talk.client.data(10);
        talk.server.syn();

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(2);
        assertFlow(flows.get(0)).isSentBy("10.0.0.1", RoleBasis.FIRST_PACKET);
        assertFlow(flows.get(1)).isSentBy("192.0.2.1", RoleBasis.SYN);
    }

    @Test
    void opensAFlowWhenTheServerConnectsAfterARefusal() {
        talk.client.syn();
        talk.server.rst();
        talk.server.syn();

        assertThat(flowsOf(talk)).hasSize(2);
    }

    @Test
    void countsEveryPacketOfManyReusesOnce() {
        for (int i = 0; i < 50; i++) {
            talk.client.syn(100_000 * (i + 1));
            talk.server.rstAck();
        }

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(50).allSatisfy(flow -> assertFlow(flow).holds(1, 1).isIn("REJ"));
    }
}
