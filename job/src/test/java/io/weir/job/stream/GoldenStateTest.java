package io.weir.job.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.LedgerEntrySerializer;
import io.weir.job.ledger.Outcome;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * State and keys as each version wrote them, which every later version must read. A new version
 * gets a new file beside the old one; {@code -Dgolden.update=true} writes files that are missing
 * and never touches one that is there.
 */
class GoldenStateTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/io/weir/job/stream");

    private static final FlowKey V4 =
            new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 6);
    private static final FlowKey V6 =
            new FlowKey("campus", 6, 0x20010db800000000L, 1, 53, 0x20010db800000000L, 2, 65535, 17);

    @Test
    void readsFlowKeysOfVersion1() throws IOException {
        holds("flow-key-ipv4.v1.bin", FlowKeySerializer.INSTANCE, V4);
        holds("flow-key-ipv6.v1.bin", FlowKeySerializer.INSTANCE, V6);
    }

    @Test
    void readsLedgerEntriesOfVersion1() throws IOException {
        holds(
                "ledger-entry.v1.bin",
                LedgerEntrySerializer.INSTANCE,
                new LedgerEntry("campus", 472_222, Outcome.IN_FLOWS, 1_000_000_007L));
    }

    @Test
    void readsOpenFlowsOfVersion1AndGoesOnWithThem() throws IOException {
        Dialogue talk = new Dialogue().handshake();
        talk.client.data(100);
        int place = talk.said();

        OpenFlow read = openFlow(golden("open-flow.v1.bin", new byte[0]));

        assertThat(read.axis()).isEqualTo(3);
        assertThat(read.armed()).isEqualTo(1_700_000_300_000L);
        assertThat(read.isWaiting()).isFalse();
        talk.goodbye();
        assertThat(flowsBehind(read.entry(), talk, place)).isEqualTo(flowsBehind(null, talk, 0));
    }

    @Test
    void readsOpenFlowsOfVersion2WithTrainsThatWait() throws IOException {
        Dialogue talk = new Dialogue().handshake();
        talk.client.data(100);
        talk.goodbye();
        OpenFlow open = new OpenFlow(3);
        open.armed(1_700_000_300_000L);
        open.waiting().add(talk.train(4, talk.said()));
        open.waiting().add(talk.train(0, 4));
        take(open, talk, 2);
        byte[] golden = golden("open-flow.v2.bin", octets(OpenFlowSerializer.INSTANCE, open));

        OpenFlow read = openFlow(golden);

        assertThat(octets(OpenFlowSerializer.INSTANCE, read)).isEqualTo(golden);
        assertThat(octets(OpenFlowSerializer.INSTANCE, open)).isEqualTo(golden);
        assertThat(read.armed()).isEqualTo(1_700_000_300_000L);
        take(read, talk, talk.said());
        assertThat(read.isWaiting()).isFalse();
        assertThat(flowsBehind(read.entry(), talk, talk.said()))
                .isEqualTo(flowsBehind(null, talk, 0));
    }

    @Test
    void copiesAnOpenFlowSoThatNeitherChangesTheOther() throws IOException {
        Dialogue talk = new Dialogue().handshake();
        OpenFlow open = new OpenFlow(0);
        open.waiting().add(talk.train());
        byte[] before = octets(OpenFlowSerializer.INSTANCE, open);

        OpenFlow copy = OpenFlowSerializer.INSTANCE.copy(open);
        take(copy, talk, talk.said());

        assertThat(copy.isWaiting()).isFalse();
        assertThat(octets(OpenFlowSerializer.INSTANCE, open)).isEqualTo(before);
    }

    private static void take(OpenFlow open, Dialogue talk, int packets) {
        FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "test");
        long upTo = Dialogue.START_US + (packets - 1) * 1000L;
        open.entry(open.waiting().takeUpTo(upTo, tracker, open.entry(), talk.key(), flow -> {}));
    }

    private static OpenFlow openFlow(byte[] octets) throws IOException {
        return OpenFlowSerializer.INSTANCE.deserialize(new DataInputDeserializer(octets));
    }

    @Test
    void passesAMessageOnAsTheSensorMadeIt() throws IOException {
        Dialogue talk = new Dialogue().handshake();
        SensorMessage train = SensorMessage.train(5, talk.key(), talk.train());
        DataInputDeserializer in =
                new DataInputDeserializer(octets(SensorMessageSerializer.INSTANCE, train));

        SensorMessage read = new SensorMessageSerializer().deserialize(in);

        assertThat(read.axis()).isEqualTo(5);
        assertThat(read.flowKey()).isEqualTo(talk.key());
        assertThat(read.bytes()).isEqualTo(train.bytes());
        assertThat(in.available()).isZero();
    }

    private static List<FlowRecord> flowsBehind(
            @Nullable FlowEntry entry, Dialogue talk, int place) {
        List<FlowRecord> flows = new ArrayList<>();
        FlowEntry last = feed(entry, talk, place, flows);
        new FlowTracker(FlowRules.DEFAULT, "test").onEndOfInput(last, talk.key(), flows::add);
        return flows;
    }

    private static FlowEntry feed(
            @Nullable FlowEntry before, Dialogue talk, int place, List<FlowRecord> flows) {
        byte[] bytes = talk.trainFrom(place);
        TrainReader train = new TrainReader().reset(bytes, 0, bytes.length);
        FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "test");
        FlowEntry entry = before;
        while (train.next()) {
            entry = tracker.onPacket(entry, talk.key(), train, train.packet(), flows::add);
        }
        if (entry == null) {
            throw new AssertionError("nothing was said");
        }
        return entry;
    }

    private static <T> void holds(String file, TypeSerializer<T> serializer, T value)
            throws IOException {
        byte[] golden = golden(file, octets(serializer, value));

        assertThat(serializer.deserialize(new DataInputDeserializer(golden))).isEqualTo(value);
        assertThat(octets(serializer, value))
                .as("%s: written as version 1 writes it", file)
                .isEqualTo(golden);
    }

    private static <T> byte[] octets(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static byte[] golden(String name, byte[] written) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update") && !Files.exists(file)) {
            Files.write(file, written);
        }
        return Files.readAllBytes(file);
    }
}
