package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;
import static io.weir.job.flow.Listener.flowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.TcpFlags;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How TCP flows end, well and badly. */
class CloseTest {

    private static final long LINGER_US = 5_000_000;

    private final Dialogue talk = new Dialogue();

    @BeforeEach
    void establish() {
        talk.handshake();
    }

    @Test
    void countsDataThatComesWithAFin() {
        talk.client.finWithData(100);
        talk.server.finWithData(50);
        talk.client.ack();

        assertFlow(flowOf(talk))
                .isIn("SF")
                .hasHistory("ShAFf")
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 100)
                .has(FlowField.CLIENT_FIN, 1)
                .has(FlowField.CLIENT_PSH, 1)
                .has(FlowField.SERVER_PAYLOAD_PACKETS, 1);
    }

    @Test
    void writesARetransmittedFinOnce() {
        talk.client.fin();
        talk.client.again();
        talk.server.fin();
        talk.server.again();
        talk.client.ack();

        assertFlow(flowOf(talk)).isIn("SF").hasHistory("ShAFf").has(FlowField.CLIENT_FIN, 2);
    }

    @Test
    void writesAFinThatMovesAgain() {
        talk.client.fin();
        talk.client.finWithData(10);

        assertFlow(flowOf(talk)).isIn("S2").hasHistory("ShAFF");
    }

    @Test
    void livesOnAfterAHalfClose() {
        talk.client.fin();
        for (int i = 0; i < 20; i++) {
            talk.after(60_000_000).server.data(1000);
        }

        assertFlow(flowOf(talk))
                .isIn("S2")
                .hasHistory("ShAFd")
                .endedBy(EndReason.END_OF_INPUT)
                .has(FlowField.SERVER_PAYLOAD_BYTES, 20_000);
    }

    @Test
    void tellsWhichSideClosedAlone() {
        talk.server.fin();

        assertFlow(flowOf(talk)).isIn("S3").hasHistory("ShAf");
    }

    @Test
    void keepsTheReasonWhenARstFollowsTheFins() {
        talk.goodbye();
        talk.client.rst();

        assertFlow(flowOf(talk))
                .isIn("SF")
                .hasHistory("ShAFfR")
                .endedBy(EndReason.FIN)
                .has(FlowField.CLIENT_RST, 1);
    }

    @Test
    void takesAFinAnsweredByARstForAReset() {
        talk.client.fin();
        talk.server.rst();

        assertFlow(flowOf(talk)).isIn("RSTR").hasHistory("ShAFr").endedBy(EndReason.RST);
    }

    @Test
    void takesAFinAndRstOfOneSideThenTheOthersFinForANormalEnd() {
        talk.client.fin();
        talk.client.rst();
        talk.server.fin();

        assertFlow(flowOf(talk)).isIn("SF").hasHistory("ShAFRf").endedBy(EndReason.RST);
    }

    @Test
    void tellsWhoReset() {
        talk.client.data(10);
        talk.client.rst();

        assertFlow(flowOf(talk)).isIn("RSTO").hasHistory("ShADR").endedBy(EndReason.RST);
    }

    @Test
    void leavesOutWhatARstCarries() {
        talk.client.data(10);
        talk.server.tcp(TcpFlags.RST, 40);

        assertFlow(flowOf(talk)).hasHistory("ShADr").has(FlowField.SERVER_PAYLOAD_BYTES, 40);
    }

    @Test
    void endsWithoutAnyFinWhenTheInputEnds() {
        talk.client.data(10);

        assertFlow(flowOf(talk)).isIn("S1").endedBy(EndReason.END_OF_INPUT);
    }

    @Test
    void takesTheLastAckDuringLinger() {
        talk.client.fin();
        talk.server.fin();
        talk.after(LINGER_US).client.ack();

        assertFlow(flowOf(talk)).holds(4, 2).endedBy(EndReason.FIN);
    }

    @Test
    void opensAGhostForWhatComesAfterLinger() {
        talk.client.fin();
        talk.server.fin();
        talk.after(LINGER_US + 1).client.ack();

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(2);
        assertFlow(flows.get(0)).endedBy(EndReason.FIN).holds(3, 2);
        assertFlow(flows.get(1)).isIn("OTH").hasHistory("A").holds(1, 0);
    }

    @Test
    void countsLingerFromTheClosingPacketOnly() {
        talk.client.rst();
        talk.after(LINGER_US - 1).server.data(10);
        talk.after(2).server.data(10);

        assertThat(flowsOf(talk)).hasSize(2);
    }

    @Test
    void endsAClosedFlowOnTimeWhateverTheIdleTimeout() {
        talk.goodbye();
        talk.after(LINGER_US + 1).client.syn(70_000);

        List<FlowRecord> flows = flowsOf(talk);

        assertFlow(flows.get(0)).endedBy(EndReason.FIN);
        assertFlow(flows.get(1)).isIn("S0");
    }
}
