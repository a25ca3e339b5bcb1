package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.MalformedTrainException;
import io.weir.schema.TrainHeader;
import io.weir.schema.TrainReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Saved state must stay readable for ever: each version ever written has its golden octets. */
class FlowEntryTest {

    private final FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
    private final Dialogue talk = new Dialogue();

    @Test
    void readsVersion1() throws IOException {
        FlowEntry entry = read(golden("flow-entry.v1.bin"));

        assertThat(tracker.dueUs(entry)).isEqualTo(Dialogue.START_US + 10_000 + 5_000_000);
        List<FlowRecord> out = new ArrayList<>();
        tracker.evict(entry, talk.key(), out::add);
        assertFlow(out.get(0))
                .isSentBy("10.0.0.1", RoleBasis.SYN)
                .isIn("RSTO")
                .hasHistory("ShADdwGTR")
                .endedBy(EndReason.RST)
                .holds(7, 2)
                .has(FlowField.VLAN_ID, 7)
                .has(FlowField.TUNNEL, "GRE")
                .has(FlowField.CLIENT_LOCAL, true)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 220)
                .has(FlowField.SYNACK_TO_ACK_US, Dialogue.STEP_US);
    }

    @Test
    void writesVersion1() throws IOException {
        assertThat(write(conversation())).isEqualTo(golden("flow-entry.v1.bin"));
    }

    @Test
    void writesBackWhatItRead() throws IOException {
        byte[] octets = golden("flow-entry.v1.bin");

        assertThat(write(read(octets))).isEqualTo(octets);
    }

    @Test
    void refusesAnUnknownVersion() throws IOException {
        byte[] octets = golden("flow-entry.v1.bin");
        octets[0] = 120;

        assertThatThrownBy(() -> read(octets))
                .isInstanceOf(MalformedTrainException.class)
                .hasMessageContaining("version 60");
    }

    /** Every part holds something: a gap, a hole still open, a zero window, a close. */
    private FlowEntry conversation() {
        talk.handshake();
        talk.client.data(100);
        talk.client.data(100);
        talk.lost().client.data(100);
        talk.server.window = 0;
        talk.server.data(50);
        talk.client.data(300);
        talk.lost().client.data(10);
        talk.client.again();
        talk.client.rst();
        TrainHeader header = new TrainHeader("archive", 1, 0, 0, true, false, 7, "GRE");
        byte[] train = Listener.train(talk.key(), header, talk.packets);
        TrainReader reader = new TrainReader().reset(train, 0, train.length);
        reader.next();
        FlowEntry entry = tracker.onPacket(null, talk.key(), reader, reader.packet(), r -> {});
        while (reader.next()) {
            entry = tracker.onPacket(entry, talk.key(), reader, reader.packet(), r -> {});
        }
        return entry;
    }

    private static byte[] write(FlowEntry entry) {
        AvroWriter out = new AvroWriter(64);
        entry.writeTo(out);
        return out.toByteArray();
    }

    private static FlowEntry read(byte[] octets) {
        AvroReader in = new AvroReader().reset(octets, 0, octets.length);
        FlowEntry entry = FlowEntry.readFrom(in);
        assertThat(in.remaining()).isZero();
        return entry;
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = FlowEntryTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
