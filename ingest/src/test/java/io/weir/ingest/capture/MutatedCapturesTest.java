package io.weir.ingest.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.weir.ingest.decode.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedCapturesTest {

    private static final int MUTATIONS = 100_000;

    @Test
    void neverThrowsAndShowsOnlyFramesThatStandInItsOctets() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<byte[]> captures = captures();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = mutated(captures.get(i % captures.size()), random);
            try {
                read(mutant);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", mutation " + i, e);
            }
        }
    }

    private static void read(byte[] capture) {
        CountingInput in =
                new CountingInput(
                        new ByteArrayInputStream(capture),
                        CaptureProgress.UNKNOWN,
                        new CaptureProgress());
        CaptureLimits limits = new CaptureLimits(4096, 1 << 16, 16, 400, 1 << 20, 1 << 22, 20);
        try (CaptureReader reader = new CaptureReader("it", in, 64, limits)) {
            Frame frame = new Frame();
            while (reader.next(frame)) {
                assertThat(isSane(frame, limits) && reader.problem() == null).isTrue();
            }
            CaptureProblem problem = reader.problem();
            if (problem != null) {
                assertThat(problem.text()).startsWith("it: at octet ").doesNotContain("\n");
            }
            assertThat(reader.next(frame)).isFalse();
        }
    }

    private static boolean isSane(Frame frame, CaptureLimits limits) {
        return frame.capturedBytes >= 0
                && frame.capturedBytes <= limits.capturedBytes()
                && frame.offset >= 0
                && frame.offset + frame.capturedBytes <= frame.bytes.length
                && frame.wireBytes >= 0
                && frame.wireBytes <= 0xffff_ffffL
                && (frame.linkType & ~0xffff) == 0
                && frame.timeUs >= TimeScale.MIN_US
                && frame.timeUs <= TimeScale.MAX_US;
    }

    private static List<byte[]> captures() throws IOException {
        List<byte[]> captures = new ArrayList<>();
        for (PcapVariant variant : PcapVariant.values()) {
            Pcap pcap = new Pcap(variant, BIG_ENDIAN, 2, 4, 1);
            captures.add(pcap.packet(1, 0, (byte) 1).packet(2, 0, new byte[40]).toArray());
        }
        Pcapng pcapng = Pcapng.of(LITTLE_ENDIAN);
        pcapng.interfaceWith(1, 0, pcapng.resolution(9), pcapng.offset(5));
        pcapng.enhanced(0, 1, new byte[30]).simple(9, new byte[12]).block(99, pcapng.octets());
        pcapng.section(BIG_ENDIAN).interfaceWith(1, 4).simple(9, new byte[4]);
        captures.add(pcapng.obsolete(0, 5, new byte[7]).toArray());
        for (byte[] plain : List.copyOf(captures)) {
            captures.add(Gzip.member(plain));
            captures.add(Zstd.compress(plain, 3));
        }
        return captures;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] mutant =
                random.nextInt(8) == 0
                        ? Arrays.copyOf(original, random.nextInt(2 * original.length))
                        : original.clone();
        for (int i = random.nextInt(6); i >= 0 && mutant.length > 0; i--) {
            int at = random.nextInt(mutant.length);
            mutant[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xff;
                        case 1 -> 0;
                        case 2 -> (byte) (mutant[at] ^ 1 << random.nextInt(8));
                        default -> (byte) random.nextInt();
                    };
        }
        return mutant;
    }
}
