package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainHeader;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record counts, and for whom. */
class CountersTest {

    @Test
    void countsSizesOnceForEachSide() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(100);
        talk.server.datagram(0);
        talk.server.datagram(1400);

        assertFlow(flowOf(talk))
                .holds(1, 2)
                .has(FlowField.CLIENT_WIRE_BYTES, 142)
                .has(FlowField.CLIENT_IP_BYTES, 128)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 100)
                .has(FlowField.SERVER_WIRE_BYTES, 60 + 1442)
                .has(FlowField.SERVER_IP_BYTES, 28 + 1428)
                .has(FlowField.SERVER_PAYLOAD_BYTES, 1400)
                .has(FlowField.SERVER_PAYLOAD_PACKETS, 1)
                .isIn("SF")
                .hasHistory("Dd");
    }

    @Test
    void countsEachFlagAndPureAcks() {
        Dialogue talk = new Dialogue();
        talk.client.tcp(TcpFlags.SYN | TcpFlags.ECE | TcpFlags.CWR, 0);
        talk.server.tcp(TcpFlags.SYN | TcpFlags.ACK | TcpFlags.ECE, 0);
        talk.client.ack();
        talk.client.tcp(TcpFlags.ACK, 100);
        talk.client.tcp(TcpFlags.ACK | TcpFlags.PSH | TcpFlags.URG, 10);
        talk.client.tcp(TcpFlags.ACK | TcpFlags.ECE, 0);
        talk.client.fin();
        talk.client.rstAck();

        assertFlow(flowOf(talk))
                .has(FlowField.CLIENT_SYN, 1)
                .has(FlowField.CLIENT_ACK, 6)
                .has(FlowField.CLIENT_PURE_ACKS, 2)
                .has(FlowField.CLIENT_PSH, 1)
                .has(FlowField.CLIENT_URG, 1)
                .has(FlowField.CLIENT_ECE, 2)
                .has(FlowField.CLIENT_CWR, 1)
                .has(FlowField.CLIENT_FIN, 1)
                .has(FlowField.CLIENT_RST, 1)
                .has(FlowField.SERVER_SYN, 1)
                .has(FlowField.SERVER_ACK, 1)
                .has(FlowField.SERVER_PURE_ACKS, 0);
    }

    @Test
    void reportsCaptureTimesOfPacketsAndPayload() {
        Dialogue talk = new Dialogue();
        talk.handshake();
        talk.at(10_000).client.data(1);
        talk.at(20_000).client.data(1);
        talk.at(30_000).server.ack();

        assertFlow(flowOf(talk))
                .has(FlowField.START_TIME, Dialogue.START_US)
                .has(FlowField.END_TIME, Dialogue.START_US + 30_000)
                .has(FlowField.DURATION_US, 30_000)
                .has(FlowField.CLIENT_FIRST, Dialogue.START_US)
                .has(FlowField.CLIENT_LAST, Dialogue.START_US + 20_000)
                .has(FlowField.CLIENT_FIRST_PAYLOAD, Dialogue.START_US + 10_000)
                .has(FlowField.CLIENT_LAST_PAYLOAD, Dialogue.START_US + 20_000)
                .has(FlowField.SERVER_LAST, Dialogue.START_US + 30_000)
                .hasNo(FlowField.SERVER_FIRST_PAYLOAD);
    }

    @Test
    void reportsTheRangeOfTtls() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.ttl = 60;
        talk.client.datagram(1);
        talk.client.ttl = 64;
        talk.client.datagram(1);
        talk.client.ttl = 50;
        talk.client.datagram(1);

        assertFlow(flowOf(talk))
                .has(FlowField.CLIENT_TTL_MIN, 50)
                .has(FlowField.CLIENT_TTL_MAX, 64)
                .hasNo(FlowField.SERVER_TTL_MIN);
    }

    @Test
    void countsLaterFragmentsWithoutReadingThemAsTcp() {
        Dialogue talk = new Dialogue().handshake();
        talk.client.laterFragment(1480);

        assertFlow(flowOf(talk))
                .hasHistory("ShA")
                .holds(3, 1)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 1480)
                .has(FlowField.CLIENT_ACK, 1);
    }

    @Test
    void carriesWhereTheFirstPacketWasSeen() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(1);
        TrainHeader header = new TrainHeader("east", 1, 0, 0, false, false, 17, "GRE>VXLAN");

        FlowRecord flow = new Listener(FlowRules.DEFAULT).withHeader(header).hear(talk).get(0);

        assertFlow(flow)
                .has(FlowField.VLAN_ID, 17)
                .has(FlowField.TUNNEL, "GRE>VXLAN")
                .has(FlowField.OBSERVATION_DOMAIN, "lab")
                .has(FlowField.CONFIG_ID, Listener.CONFIG_ID)
                .has(FlowField.RECORD_KIND, "FINAL")
                .has(FlowField.REVISION, 0);
        assertThat(flow.list(FlowField.SENSORS)).containsExactly("east");
        assertFlow(flowOf(talk)).hasNo(FlowField.VLAN_ID).hasNo(FlowField.TUNNEL);
    }

    @Test
    void namesEverySensorOnceInOrder() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
        List<FlowRecord> out = new ArrayList<>();
        FlowEntry entry = null;
        for (String sensor : List.of("west", "east", "west", "north", "east")) {
            talk.client.datagram(1);
            TrainHeader header = new TrainHeader(sensor, 1, 0, 0, false, false, -1, null);
            byte[] train = Listener.train(talk.key(), header, List.of(talk.packets.get(0)));
            TrainReader reader = new TrainReader().reset(train, 0, train.length);
            reader.next();
            entry = tracker.onPacket(entry, talk.key(), reader, reader.packet(), out::add);
        }
        tracker.evict(entry, talk.key(), out::add);

        assertThat(out.get(0).list(FlowField.SENSORS)).containsExactly("east", "north", "west");
        assertFlow(out.get(0)).endedBy(EndReason.EVICTED).holds(5, 0);
    }

    @Test
    void leavesZeroAndNullWhereTcpSaysNothing() {
        Dialogue talk = new Dialogue(1);
        talk.client.datagram(56);
        talk.server.datagram(56);

        assertFlow(flowOf(talk))
                .isIn("OTH")
                .hasHistory("")
                .has(FlowField.CLIENT_ACK, 0)
                .hasNo(FlowField.SYN_TO_SYNACK_US);
    }
}
