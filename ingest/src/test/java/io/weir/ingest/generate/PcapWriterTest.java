package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapWriterTest {

    private static final byte[] FRAME = {1, 2, 3, 4, 5};

    @Test
    void writesMicrosecondsUnlessToldOtherwise() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(file, PcapWriter.ETHERNET)) {
            writer.write(3_000_007, FRAME, 0, FRAME.length);
        }

        assertThat(HexFormat.of().formatHex(file.toByteArray()))
                .isEqualTo(
                        "d4c3b2a1020004000000000000000000ffff000001000000"
                                + "03000000070000000500000005000000"
                                + "0102030405");
    }

    @Test
    void cutsFramesToTheSnaplenAndKeepsTheirLength() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PcapWriter.Resolution nanos = PcapWriter.Resolution.NANOS;
        try (PcapWriter writer = new PcapWriter(file, PcapWriter.ETHERNET, 3, nanos)) {
            writer.write(3_000_007, FRAME, 1, 4);
        }

        assertThat(HexFormat.of().formatHex(file.toByteArray()))
                .isEqualTo(
                        "4d3cb2a10200040000000000000000000300000001000000"
                                + "03000000581b00000300000004000000"
                                + "020304");
    }
}
