package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.PacketValues.TcpValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Messages as version 1 wrote them, which every later version must read. A new version of a schema
 * gets a new file beside the old one; {@code -Dgolden.update=true} writes files that are missing
 * and never touches one that is there.
 */
class GoldenBytesTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/io/weir/schema");

    private static final Train TRAIN =
            new Train(
                    new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 6),
                    new TrainHeader(
                            "east",
                            1_767_225_600_000_000L,
                            7,
                            1_767_225_601_000_000L,
                            true,
                            false,
                            42,
                            "GRE"),
                    List.of(
                            packet(0, 0, true, 0, new TcpValues(2, -5, 0, 65_535, 1460, 7, true)),
                            packet(
                                    900,
                                    0,
                                    false,
                                    0,
                                    new TcpValues(18, 9, -4, 500, 1400, -1, false)),
                            packet(901, -1, true, 0, new TcpValues(16, -4, 10, 512, -1, -1, false)),
                            packet(
                                    950,
                                    0,
                                    true,
                                    300,
                                    new TcpValues(24, -4, 10, 512, -1, -1, false)),
                            packet(1_200_000, 0, false, 8, TcpValues.NONE)));

    private static final Heartbeat HEARTBEAT =
            new Heartbeat(
                    "campus",
                    "east",
                    1_767_225_600_000_000L,
                    8,
                    1_767_225_602_000_000L,
                    1000,
                    990,
                    7,
                    new TreeMap<>(Map.of("ipv4.truncated", 2L, "tcp.bad_length", 1L)),
                    3,
                    new TreeMap<>(Map.of("buffer_full", 512L, "too_large", 6L)),
                    5);

    private static final End END =
            new End("campus", "east", 1_767_225_600_000_000L, 9, 1_767_225_603_000_000L);

    @Test
    void readsTheTrainOfVersion1() throws IOException {
        assertThat(Train.read(golden("packet-train.v1.bin", TRAIN.write()))).isEqualTo(TRAIN);
    }

    @Test
    void readsTheHeartbeatOfVersion1() throws IOException {
        AvroWriter out = new AvroWriter(16);
        HEARTBEAT.writeTo(out);
        byte[] bytes = golden("heartbeat.v1.bin", out.toByteArray());

        assertThat(Heartbeat.readFrom(new AvroReader().reset(bytes, 0, bytes.length)))
                .isEqualTo(HEARTBEAT);
    }

    @Test
    void readsTheEndOfVersion1() throws IOException {
        AvroWriter out = new AvroWriter(16);
        END.writeTo(out);
        byte[] bytes = golden("end.v1.bin", out.toByteArray());

        assertThat(End.readFrom(new AvroReader().reset(bytes, 0, bytes.length))).isEqualTo(END);
    }

    @Test
    void readsTheFlowRecordOfVersion1() throws IOException {
        FlowRecord record = flowRecord();
        AvroWriter out = new AvroWriter(16);
        FlowRecordCodec.write(record, out);
        byte[] bytes = golden("flow-record.v1.bin", out.toByteArray());

        assertThat(FlowRecordCodec.read(new AvroReader().reset(bytes, 0, bytes.length)))
                .isEqualTo(record);
    }

    /** Each column holds a number of its own; every second nullable one is null. */
    private static FlowRecord flowRecord() {
        FlowRecord record = new FlowRecord();
        for (FlowField field : FlowRecord.columns()) {
            int i = field.ordinal();
            if (field.nullable() && i % 2 == 0) {
                continue;
            }
            switch (field.kind()) {
                case TEXT -> record.set(field, field.columnName());
                case TEXT_LIST -> record.set(field, List.of("east", "west"));
                case BOOLEAN -> record.set(field, i % 2 == 0);
                case INT -> record.set(field, i);
                case LONG -> record.set(field, 1000L * i);
                case TIME -> record.set(field, 1_767_225_600_000_000L + i);
            }
        }
        return record;
    }

    /**
     * The file's octets, which today's writer must give, too, as long as this version is written.
     */
    private static byte[] golden(String name, byte[] written) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update") && Files.notExists(file)) {
            Files.createDirectories(FOLDER);
            Files.write(file, written);
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(written).as("what is written today").isEqualTo(bytes);
        return bytes;
    }

    private static PacketValues packet(
            long afterUs, long captureOffsetUs, boolean fromA, long payloadBytes, TcpValues tcp) {
        long ruleTimeUs = 1_767_225_600_000_000L + afterUs;
        return new PacketValues(
                ruleTimeUs,
                ruleTimeUs + captureOffsetUs,
                fromA,
                tcp == TcpValues.NONE,
                payloadBytes + 40 + 18,
                payloadBytes + 40,
                payloadBytes,
                fromA ? 64 : 57,
                tcp);
    }
}
