package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;

import io.weir.schema.FlowField;
import io.weir.schema.TcpFlags;
import org.junit.jupiter.api.Test;

/** How TCP flows begin, well and badly. */
class HandshakeTest {

    private final Dialogue talk = new Dialogue();

    @Test
    void tellsAnOrdinaryConversation() {
        talk.handshake();
        talk.client.data(100);
        talk.server.ack();
        talk.server.data(1000);
        talk.client.ack();
        talk.goodbye();

        assertFlow(flowOf(talk))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .isIn("SF")
                .hasHistory("ShADadFf")
                .endedBy(EndReason.FIN)
                .holds(6, 4)
                .has(FlowField.SERVER_PAYLOAD_BYTES, 1000);
    }

    @Test
    void measuresTheHandshake() {
        talk.client.syn();
        talk.after(30_000).server.synAck();
        talk.after(200).client.ack();

        assertFlow(flowOf(talk))
                .isIn("S1")
                .has(FlowField.SYN_TO_SYNACK_US, 30_000)
                .has(FlowField.SYNACK_TO_ACK_US, 200);
    }

    @Test
    void measuresFromTheLastOfSeveralSyns() {
        talk.client.syn();
        talk.after(1_000_000).client.again();
        talk.after(30_000).server.synAck();
        talk.after(3_000_000).server.again();
        talk.after(200).client.ack();

        assertFlow(flowOf(talk))
                .hasHistory("ShA")
                .has(FlowField.SYN_TO_SYNACK_US, 30_000)
                .has(FlowField.SYNACK_TO_ACK_US, 3_000_200);
    }

    @Test
    void measuresARefusal() {
        talk.client.syn();
        talk.after(500).server.rstAck();

        assertFlow(flowOf(talk))
                .isIn("REJ")
                .hasHistory("Sr")
                .endedBy(EndReason.RST)
                .has(FlowField.SYN_TO_SYNACK_US, 500)
                .has(FlowField.SYNACK_TO_ACK_US, 0);
    }

    @Test
    void measuresTheWholeWhereOnlyTheClientIsHeard() {
        talk.client.syn();
        talk.server.synAck();
        talk.lost().client.ack();
        talk.client.data(10);

        assertFlow(flowOf(talk))
                .hasHistory("SAD")
                .has(FlowField.SYN_TO_SYNACK_US, 2 * Dialogue.STEP_US)
                .has(FlowField.SYNACK_TO_ACK_US, 0);
    }

    @Test
    void doesNotMeasureAnAckOfAnotherConnection() {
        talk.client.syn();
        talk.server.nextSeq += 700_000_000;
        talk.server.rstAck();
        talk.packets.get(1).ack += 300_000_000;

        assertFlow(flowOf(talk)).isIn("REJ").hasNo(FlowField.SYN_TO_SYNACK_US);
    }

    @Test
    void measuresNothingOfAnAttemptWithoutAnswer() {
        talk.client.syn();
        talk.after(1_000_000).client.again();
        talk.after(2_000_000).client.again();

        assertFlow(flowOf(talk))
                .isIn("S0")
                .hasHistory("S")
                .holds(3, 0)
                .has(FlowField.CLIENT_SYN, 3)
                .endedBy(EndReason.END_OF_INPUT)
                .hasNo(FlowField.SYN_TO_SYNACK_US);
    }

    @Test
    void measuresHalfAHandshakeWithoutItsSyn() {
        talk.client.syn();
        talk.lost().server.synAck();
        talk.client.ack();

        assertFlow(flowOf(talk))
                .hasNo(FlowField.SYN_TO_SYNACK_US)
                .has(FlowField.SYNACK_TO_ACK_US, Dialogue.STEP_US);
    }

    @Test
    void keepsTheClientWhenTheSynIsMissed() {
        talk.client.syn();
        talk.lost().server.synAck();
        talk.client.ack();
        talk.client.data(100);
        talk.server.data(500);
        talk.goodbye();

        assertFlow(flowOf(talk))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .isIn("SF")
                .hasHistory("^hADdFf");
    }

    @Test
    void joinsASynThatItsSynAckOvertook() {
        talk.client.syn();
        talk.server.synAck();
        talk.swapped().client.ack();
        talk.client.data(10);
        talk.goodbye();

        assertFlow(flowOf(talk))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .isIn("SF")
                .hasHistory("^hSADFf")
                .holds(5, 2);
    }

    @Test
    void joinsASynThatTheFirstDataOvertook() {
        talk.client.syn();
        talk.client.tcp(TcpFlags.ACK | TcpFlags.PSH, 20);
        talk.swapped().server.synAck();

        assertFlow(flowOf(talk)).isSentBy("10.0.0.1", RoleBasis.SYN).holds(2, 1);
    }

    @Test
    void takesASimultaneousOpenForOneFlow() {
        talk.client.syn();
        talk.server.syn();
        talk.client.nextSeq--;
        talk.client.synAck();
        talk.server.nextSeq--;
        talk.server.synAck();
        talk.client.data(10);

        assertFlow(flowOf(talk))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .hasHistory("SsD")
                .isIn("S1")
                .holds(3, 2)
                .has(FlowField.CLIENT_SYN, 2);
    }

    @Test
    void takesTheAckBeforeTheSynAckForNoBeginning() {
        talk.client.syn();
        talk.server.nextSeq = 1;
        talk.server.ack();
        talk.server.nextSeq = 5000;
        talk.server.synAck();
        talk.client.ack();

        assertFlow(flowOf(talk)).isIn("S1").hasHistory("SahA");
    }

    @Test
    void knowsAnAttemptThatItsSenderAborts() {
        talk.client.syn();
        talk.client.rst();

        assertFlow(flowOf(talk)).isIn("RSTOS0").hasHistory("SR").endedBy(EndReason.RST);
    }

    @Test
    void marksMidStreamTraffic() {
        talk.client.data(10);
        talk.server.data(20);

        assertFlow(flowOf(talk)).isIn("OTH").hasHistory("Dd").endedBy(EndReason.END_OF_INPUT);
    }

    @Test
    void tellsOneSidedTraffic() {
        talk.client.syn();
        talk.server.synAck();
        talk.lost().client.ack();
        talk.client.data(10);
        talk.client.fin();

        assertFlow(flowOf(talk)).isIn("SH").hasHistory("SADF").holds(4, 0);
    }

    @Test
    void tellsTheOtherSideAlone() {
        talk.client.syn();
        talk.lost().server.synAck();
        talk.server.data(10);
        talk.server.ack();
        talk.server.fin();

        assertFlow(flowOf(talk))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .isIn("SHR")
                .hasHistory("^hdaf")
                .holds(0, 4)
                .hasNo(FlowField.CLIENT_FIRST)
                .hasNo(FlowField.CLIENT_TTL_MIN);
    }

    @Test
    void knowsScansByTheirFlags() {
        talk.client.tcp(TcpFlags.SYN | TcpFlags.FIN, 0);
        talk.client.again();
        talk.client.tcp(TcpFlags.FIN | TcpFlags.RST, 0);

        assertFlow(flowOf(talk)).hasHistory("QI");
    }
}
