package io.weir.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class LedgerEntrySerializerTest {

    private static final LedgerEntry ENTRY = new LedgerEntry("büro", -3, "in_flows", 1L << 40);

    /** {@link #ENTRY} in version 1, never to be changed. */
    private static final String VERSION_1 =
            "01" + "0562fc01726f" + "fffffffffffffffd" + "09696e5f666c6f7773" + "0000010000000000";

    private final LedgerEntrySerializer serializer = LedgerEntrySerializer.INSTANCE;

    @Test
    void writesVersion1() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(ENTRY, out);
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(VERSION_1);
    }

    @Test
    void readsVersion1() throws IOException {
        assertThat(read(VERSION_1)).isEqualTo(ENTRY);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> read("02" + VERSION_1.substring(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("ledger entry of unknown version 2");
    }

    @Test
    void isFoundAgainFromWhatACheckpointKeeps() throws IOException {
        TypeSerializerSnapshot<LedgerEntry> snapshot = serializer.snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        TypeSerializerSnapshot<LedgerEntry> restored =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        LedgerEntrySerializerTest.class.getClassLoader());
        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(snapshot.resolveSchemaCompatibility(restored).isCompatibleAsIs()).isTrue();
    }

    private LedgerEntry read(String hex) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(hex)));
    }
}
