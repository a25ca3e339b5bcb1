package io.weir.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import io.weir.ingest.decode.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureSetTest {

    private static final String NO_CAPTURE =
            ": at octet 0: expected a pcap or pcapng capture, plain or in gzip or zstd, found ";

    @TempDir Path folder;

    @Test
    void handsOutFilesInTheOrderOfTheirFirstFramesWhateverOrderTheyCameIn() throws IOException {
        String late = write("late", new Pcap().packetAt(9, 1).toArray());
        String early = write("early", Gzip.member(new Pcap().packetAt(5, 2).toArray()));
        String tied = write("another", Zstd.compress(new Pcap().packetAt(5, 3).toArray()));

        CaptureSet set = setOf(late, early, tied);

        assertThat(set.inOrder().stream().map(CaptureFile::name))
                .containsExactly(tied, early, late);
        assertThat(set.inOrder().get(0).firstTimeUs()).isEqualTo(5);
        assertThat(read(set.inOrder().get(2)).data()).isEqualTo("01");
    }

    @Test
    void goesOnBehindABadFileWhenReadOneByOne() throws IOException {
        String bad = write("bad", "no capture".getBytes(UTF_8));
        String good = write("good", new Pcap().packetAt(5, 2).toArray());

        List<Captured> all = setOf(good, bad).inOrder().stream().map(this::read).toList();

        assertThat(all.get(0).text()).isEqualTo(bad + NO_CAPTURE + "text");
        assertThat(all.get(1).data()).isEqualTo("02");
    }

    @Test
    void saysOnceThatACaptureHasALinkTypeThatNobodyDecodesAndGivesItsFrames() throws IOException {
        Pcap can = new Pcap(PcapVariant.MICROSECONDS, ByteOrder.LITTLE_ENDIAN, 2, 4, 227);
        String name = write("can", can.packetAt(1, 1).packetAt(2, 2).toArray());
        MergedCaptures merged = setOf(name).merged();

        assertThat(Captured.of(merged).frames()).hasSize(2);
        assertThat(merged.problems())
                .extracting(CaptureProblem::text)
                .containsExactly(
                        name
                                + ": expected a link type that weir decodes, found link type 227:"
                                + " its frames are counted as undecodable");
    }

    @Test
    void saysWhatIsWrongWithAnInputThatIsNoFile() {
        assertThat(problemOf(folder.resolve("none").toString()))
                .isEqualTo(folder + "/none: expected a readable capture file, found no such file");
        assertThat(problemOf(folder.toString()))
                .isEqualTo(
                        folder
                                + ": expected a readable capture file,"
                                + " found an error: it is a directory");
        assertThat(problemOf("a\0b")).endsWith("found an error: no valid path");
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing (it is empty)",
        "0a0d, the end after 2",
        "6e6f2063617074757265, text",
        "01020304, the magic number 0x01020304",
        "fd377a585a00, xz",
        "425a6839, bzip2",
        "504b0304, a zip archive",
        "736e6f6f70000000, a snoop capture"
    })
    void saysWhatAFileIsThatIsNoCapture(String hex, String found) throws IOException {
        String file = write("it", HexFormat.of().parseHex(hex));

        assertThat(problemOf(file)).isEqualTo(file + NO_CAPTURE + found);
    }

    @Test
    void readsStandardInputOnceEvenAfterLookingAtItsFirstFrame() throws IOException {
        String file = write("file", new Pcap().packetAt(2, 2).packetAt(7, 7).toArray());
        byte[] piped = Gzip.member(new Pcap().packetAt(1, 1).packetAt(5, 5).toArray());
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(piped));
            CaptureSet set = setOf(file, CaptureFile.STANDARD_INPUT);

            assertThat(set.inOrder().get(0).name()).isEqualTo(CaptureFile.STANDARD_INPUT);
            assertThat(set.progress().totalBytes()).isEqualTo(CaptureProgress.UNKNOWN);
            try (MergedCaptures merged = set.merged()) {
                assertThat(Captured.of(merged).data()).isEqualTo("01 02 05 07");
                assertThat(merged.problems()).isEmpty();
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void countsEveryOctetOfEveryInputAsReadInTheEnd() throws IOException {
        byte[] cut = new Pcap().packetAt(1, 1).record(2, 0, 99, 99).packetAt(3, 3).toArray();
        CaptureSet set =
                setOf(
                        write("good", Gzip.member(new Pcap().packetAt(2, 2).toArray())),
                        write("cut", cut),
                        write("empty", new Pcap().toArray()),
                        write("text", "no capture".getBytes(UTF_8)),
                        folder.resolve("none").toString());
        assertThat(set.progress().consumedBytes()).isZero();

        try (MergedCaptures merged = set.merged()) {
            assertThat(Captured.of(merged).data()).isEqualTo("01 02");
            assertThat(merged.problems()).hasSize(3);
        }

        assertThat(set.progress().consumedBytes()).isEqualTo(set.progress().totalBytes());
    }

    @Test
    void readsOnOneFileAsOftenAsItIsOpened() throws IOException {
        CaptureFile file = setOf(write("it", new Pcap().packetAt(1, 1).toArray())).inOrder().get(0);

        assertThat(read(file)).isEqualTo(read(file));
    }

    @Test
    void showsFramesInPlaceWithoutAllocatingForEach() throws IOException {
        Pcap pcap = new Pcap();
        for (int i = 0; i < 200_000; i++) {
            pcap.packet(i, 0, (byte) 1, (byte) 2, (byte) 3);
        }
        CaptureSet set = setOf(write("many", pcap.toArray()));
        Frame frame = new Frame();
        try (MergedCaptures merged = set.merged()) {
            assertThat(merged.next(frame)).isTrue();
            long before = allocatedBytes();
            long frames = 1;
            while (merged.next(frame)) {
                frames++;
            }
            assertThat(allocatedBytes() - before).isLessThan(frames / 2);
            assertThat(frames).isEqualTo(200_000);
        }
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private String problemOf(String name) {
        return read(setOf(name).inOrder().get(0)).text();
    }

    private Captured read(CaptureFile file) {
        try (CaptureReader reader = file.open()) {
            return Captured.of(reader);
        }
    }

    private static CaptureSet setOf(String... names) {
        return new CaptureSet(List.of(names), CaptureLimits.DEFAULT);
    }

    private String write(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }
}
