package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;

import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainHeader;
import org.junit.jupiter.api.Test;

/** Who is the client. */
class RolesTest {

    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "192.0.2.1";

    @Test
    void takesTheSenderOfTheSynAgainstLocalNetworks() {
        Dialogue talk = new Dialogue().handshake();

        assertFlow(heard(talk, false, true))
                .isSentBy(CLIENT, RoleBasis.SYN)
                .has(FlowField.CLIENT_LOCAL, false)
                .has(FlowField.SERVER_LOCAL, true);
    }

    @Test
    void takesTheOnlyLocalEndOfMidStreamTraffic() {
        Dialogue talk = new Dialogue();
        talk.server.data(10);
        talk.client.data(20);

        assertFlow(heard(talk, true, false))
                .isSentBy(CLIENT, RoleBasis.LOCAL_NETWORK)
                .hasHistory("^dD")
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 20)
                .has(FlowField.CLIENT_LOCAL, true);
    }

    @Test
    void takesTheOnlyLocalEndOfDatagrams() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.server.datagram(10);

        assertFlow(heard(talk, true, false))
                .isSentBy(CLIENT, RoleBasis.LOCAL_NETWORK)
                .hasHistory("^d")
                .isIn("SHR");
    }

    @Test
    void takesTheFirstSpeakerBetweenTwoLocalEnds() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.server.datagram(10);
        talk.client.datagram(10);

        assertFlow(heard(talk, true, true))
                .isSentBy(SERVER, RoleBasis.FIRST_PACKET)
                .hasHistory("Dd")
                .isIn("SF")
                .has(FlowField.CLIENT_LOCAL, true)
                .has(FlowField.SERVER_LOCAL, true);
    }

    @Test
    void changesTheRolesWhenASynComesLate() {
        Dialogue talk = new Dialogue();
        talk.server.nextSeq = 1;
        talk.server.tcp(0, 5);
        talk.client.syn();
        talk.client.data(10);

        assertFlow(flowOf(talk)).isSentBy(CLIENT, RoleBasis.SYN).hasHistory("d^SD").holds(2, 1);
    }

    @Test
    void servesIpv6AndEndsInAnyOrder() {
        FlowKey key =
                new FlowKey("lab", 6, 0x2001_0db8L << 32, 1, 443, 0x2001_0db8L << 32, 2, 50_000, 6);
        Dialogue talk = new Dialogue(key, false).handshake();

        assertFlow(flowOf(talk))
                .isSentBy("2001:db8::2", RoleBasis.SYN)
                .has(FlowField.CLIENT_PORT, 50_000)
                .has(FlowField.SERVER_IP, "2001:db8::1")
                .has(FlowField.SERVER_PORT, 443)
                .has(FlowField.IP_VERSION, 6);
    }

    private static FlowRecord heard(Dialogue talk, boolean aLocal, boolean bLocal) {
        TrainHeader header = new TrainHeader("archive", 1, 0, 0, aLocal, bLocal, -1, null);
        return new Listener(FlowRules.DEFAULT).withHeader(header).hear(talk).get(0);
    }
}
