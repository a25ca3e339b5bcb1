package io.weir.ingest.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.weir.ingest.capture.Captured.Seen;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CutCapturesTest {

    @ParameterizedTest
    @EnumSource
    void keepsAllRecordsInFrontOfACutOfAPcap(PcapVariant variant) {
        Pcap pcap = new Pcap(variant, BIG_ENDIAN, 2, 4, 1);
        pcap.packet(1, 0, (byte) 1).packet(2, 0).packet(3, 0, (byte) 2, (byte) 3);

        cutEverywhere(pcap.toArray(), pcap.ends, pcap.ends.subList(1, pcap.ends.size()));
    }

    @Test
    void keepsAllPacketsInFrontOfACutOfAPcapng() {
        Pcapng pcapng = Pcapng.of(LITTLE_ENDIAN).ethernet();
        pcapng.enhanced(0, 1, (byte) 1).simple(2, (byte) 2, (byte) 3).block(5, pcapng.octets());
        pcapng.section(BIG_ENDIAN).ethernet().obsolete(0, 4, (byte) 5).enhanced(0, 6);

        cutEverywhere(pcapng.toArray(), pcapng.ends, pcapng.packetEnds);
    }

    @Test
    void saysWhereACaptureIsCut() {
        Pcap pcap = new Pcap().packet(1, 0, (byte) 1).packet(2, 0, (byte) 2);
        byte[] whole = pcap.toArray();

        assertThat(Captured.of(Arrays.copyOf(whole, 20)).text())
                .isEqualTo(
                        "it: at octet 0: expected a pcap file header of 24 octets,"
                                + " found the end after 20");
        assertThat(Captured.of(Arrays.copyOf(whole, 50)).text())
                .isEqualTo(
                        "it: at octet 41: expected a record header of 16 octets,"
                                + " found the end after 9");
        assertThat(Captured.of(Arrays.copyOf(whole, 57)).text())
                .isEqualTo(
                        "it: at octet 41: expected a record of 17 octets, found the end after 16");
    }

    @Test
    void neverThrowsAndNeverInventsFramesHoweverACompressedCaptureIsCut() throws IOException {
        Pcap pcap = new Pcap();
        for (int i = 0; i < 20; i++) {
            pcap.packetAt(i, i);
        }
        List<Seen> frames = Captured.of(pcap.toArray()).frames();
        for (byte[] packed :
                List.of(Gzip.member(pcap.toArray()), Zstd.compress(pcap.toArray(), 3))) {
            for (int length = 0; length < packed.length; length++) {
                Captured cut = Captured.of(Arrays.copyOf(packed, length));

                assertThat(cut.problem()).as("cut at %d", length).isNotNull();
                assertThat(cut.frames()).isEqualTo(first(frames, cut.frames().size()));
            }
            assertThat(Captured.of(packed).problem()).isNull();
        }
    }

    private static void cutEverywhere(byte[] whole, List<Integer> goodEnds, List<Integer> frames) {
        List<Seen> all = Captured.of(whole).frames();
        assertThat(all).hasSize(frames.size());
        for (int length = 0; length <= whole.length; length++) {
            int cutAt = length;
            Captured cut = Captured.of(Arrays.copyOf(whole, length));

            long complete = frames.stream().filter(end -> end <= cutAt).count();
            assertThat(cut.frames()).as("cut at %d", length).isEqualTo(first(all, complete));
            assertThat(cut.problem() == null)
                    .as("cut at %d is a good end", length)
                    .isEqualTo(goodEnds.contains(length));
        }
    }

    private static List<Seen> first(List<Seen> all, long count) {
        return all.stream().limit(count).toList();
    }
}
