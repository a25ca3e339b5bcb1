package io.weir.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStream;
import io.weir.ingest.capture.Captured.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedCapturesTest {

    private static final byte[] CAPTURE = noisyCapture();
    private static final List<Seen> FRAMES = Captured.of(CAPTURE).frames();

    @Test
    void readsGzipOfOneAndOfSeveralMembers() throws IOException {
        assertWhole(Gzip.member(CAPTURE));
        assertWhole(
                joined(
                        Gzip.member(Arrays.copyOf(CAPTURE, 99)),
                        Gzip.member(new byte[0]),
                        Gzip.member(Arrays.copyOfRange(CAPTURE, 99, CAPTURE.length))));
    }

    @Test
    void ignoresWhatFollowsTheLastMember() throws IOException {
        assertWhole(joined(Gzip.member(CAPTURE), new byte[700]));
        assertWhole(joined(Gzip.member(CAPTURE), new byte[] {0x1f}));
        assertWhole(joined(Gzip.member(CAPTURE), "garbage".getBytes()));
    }

    @Test
    void readsAGzipHeaderWithAllItsOptions() throws IOException {
        byte[] member = Gzip.member(CAPTURE);
        member[3] = 0x1e;
        byte[] options = {2, 0, 'x', 'y', 'n', 0, 'c', 'c', 0, 1, 2};

        assertWhole(
                joined(
                        Arrays.copyOf(member, 10),
                        options,
                        Arrays.copyOfRange(member, 10, member.length)));
    }

    @Test
    void keepsTheFramesInFrontOfDamagedGzip() throws IOException {
        byte[] packed = Gzip.member(CAPTURE);
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 300, (byte) 0xff);

        assertDamagedInTheMiddle(Captured.atOnce(packed, CaptureLimits.DEFAULT));
    }

    @Test
    void reportsAWrongChecksumAfterAllFrames() throws IOException {
        byte[] packed = Gzip.member(CAPTURE);
        packed[packed.length - 8] ^= 1;

        Captured captured = Captured.of(packed);

        assertThat(captured.frames().equals(FRAMES)).isTrue();
        assertThat(captured.text())
                .contains("at octet " + CAPTURE.length + " of the uncompressed stream")
                .contains("expected gzip data with the CRC");
    }

    @Test
    void reportsADamagedSecondMember() throws IOException {
        Captured captured =
                Captured.of(joined(Gzip.member(CAPTURE), new byte[] {0x1f, (byte) 0x8b, 9}));

        assertThat(captured.frames().equals(FRAMES)).isTrue();
        assertThat(captured.text())
                .endsWith("expected gzip with method 8, deflate, found method 9");
    }

    @Test
    void readsZstdOfOneAndOfSeveralFrames() {
        byte[] skippable = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};

        assertWhole(Zstd.compress(CAPTURE, 3));
        assertWhole(
                joined(
                        skippable,
                        Zstd.compress(Arrays.copyOf(CAPTURE, 99), 19),
                        skippable,
                        Zstd.compress(Arrays.copyOfRange(CAPTURE, 99, CAPTURE.length), 1)));
    }

    @Test
    void keepsTheFramesInFrontOfDamagedZstd() {
        byte[] packed;
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            packed = zstd.setChecksum(true).compress(CAPTURE);
        }
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 300, (byte) 0xff);

        assertDamagedInTheMiddle(Captured.atOnce(packed, CaptureLimits.DEFAULT));
    }

    @Test
    void refusesAZstdWindowBeyondTheLimit() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(packed, 3)) {
            zstd.setLong(27);
            zstd.write(CAPTURE);
        }

        CaptureLimits limits = new CaptureLimits(1 << 18, 1 << 20, 9, 400, 1 << 20, 1L << 40, 25);

        Captured captured = Captured.of(packed.toByteArray(), limits);

        assertThat(captured.frames()).isEmpty();
        assertThat(captured.text())
                .endsWith("expected a zstd window of at most 33554432 octets, found a larger one");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsABombByItsExpansionInFlatMemory(boolean zstd) throws IOException {
        byte[] bomb = bomb(zstd);
        CaptureLimits limits = new CaptureLimits(1 << 18, 1 << 20, 9, 100, 1 << 20, 1L << 40, 27);

        Captured captured = Captured.atOnce(bomb, limits);

        assertThat(captured.frames().size()).isBetween(200, 10_000);
        assertThat(captured.text())
                .contains("expected at most 100 octets out of one compressed octet");
    }

    @Test
    void endsABombByItsSize() throws IOException {
        CaptureLimits limits = new CaptureLimits(1 << 18, 1 << 20, 9, 4000, 1 << 20, 2_000_000, 27);

        assertThat(Captured.atOnce(bomb(false), limits).text())
                .endsWith("expected at most 2000000 uncompressed octets, found more");
    }

    @Test
    void doesNotUnpackWhatIsPackedTwice() throws IOException {
        assertThat(Captured.of(Gzip.member(Gzip.member(CAPTURE))).text())
                .endsWith("plain or in gzip or zstd, found gzip inside of a compressed file");
    }

    private static void assertWhole(byte[] packed) {
        Captured captured = Captured.of(packed);

        assertThat(captured.problem()).isNull();
        assertThat(captured.frames().equals(FRAMES)).isTrue();
    }

    private static void assertDamagedInTheMiddle(Captured captured) {
        int intact = FRAMES.size() * 4 / 10;
        assertThat(captured.frames().size()).isBetween(intact, FRAMES.size());
        assertThat(FRAMES.subList(0, intact).equals(captured.frames().subList(0, intact))).isTrue();
        assertThat(captured.text()).contains(" of the uncompressed stream: expected ");
    }

    private static byte[] bomb(boolean zstd) throws IOException {
        Pcap pcap = new Pcap();
        byte[] zeros = new byte[4000];
        for (int i = 0; i < 10_000; i++) {
            pcap.packet(0, 0, zeros);
        }
        return zstd ? Zstd.compress(pcap.toArray(), 3) : Gzip.member(pcap.toArray());
    }

    /** Compressible, but evenly: half of the octets hold half of the packets. */
    private static byte[] noisyCapture() {
        Random random = new Random(1);
        Pcap pcap = new Pcap();
        for (int i = 0; i < 2500; i++) {
            byte[] data = new byte[200];
            for (int at = 0; at < data.length; at++) {
                data[at] = (byte) random.nextInt(16);
            }
            pcap.packet(i, 0, data);
        }
        return pcap.toArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
