package io.weir.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.weir.ingest.decode.Frame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedCapturesTest {

    @TempDir Path folder;

    @Test
    void readsFilesThatFollowEachOtherInOrderOfTime() throws IOException {
        write("b", new Pcap().packetAt(1, 1).packetAt(2, 2));
        write("a", new Pcap().packetAt(3, 3).packetAt(4, 4));

        assertThat(merged("a", "b")).isEqualTo("01 02 03 04");
    }

    @Test
    void mergesFilesThatOverlap() throws IOException {
        write("a", new Pcap().packetAt(1, 0xa1).packetAt(4, 0xa4).packetAt(9, 0xa9));
        write("b", new Pcap().packetAt(2, 0xb2).packetAt(5, 0xb5).packetAt(6, 0xb6));
        write("c", new Pcap().packetAt(3, 0xc3).packetAt(7, 0xc7).packetAt(20, 0xcc));

        assertThat(merged("a", "b", "c")).isEqualTo("a1 b2 c3 a4 b5 b6 c7 a9 cc");
        assertThat(merged("c", "b", "a")).isEqualTo("a1 b2 c3 a4 b5 b6 c7 a9 cc");
    }

    @Test
    void putsTheFileThatBeganFirstFirstAtTheSameTimeAndThenTheSmallerName() throws IOException {
        write("z", new Pcap().packetAt(1, 0xa1).packetAt(5, 0xa5).packetAt(5, 0xa6));
        write("x", new Pcap().packetAt(5, 0xb5).packetAt(5, 0xb6));
        write("y", new Pcap().packetAt(5, 0xc5));

        assertThat(merged("y", "x", "z")).isEqualTo("a1 a5 a6 b5 b6 c5");
        assertThat(merged("z", "x", "y")).isEqualTo("a1 a5 a6 b5 b6 c5");
    }

    @Test
    void keepsTheOrderOfAFileWhoseTimesStepBack() throws IOException {
        write("a", new Pcap().packetAt(1, 0xa1).packetAt(8, 0xa8).packetAt(2, 0xa2));
        write("b", new Pcap().packetAt(3, 0xb3).packetAt(8, 0xb8).packetAt(9, 0xb9));

        assertThat(merged("a", "b")).isEqualTo("a1 b3 a8 a2 b8 b9");
    }

    @Test
    void letsFramesWithoutATimeGoWithTheOneBeforeThem() throws IOException {
        Pcapng pcapng = Pcapng.of(ByteOrder.BIG_ENDIAN).ethernet();
        pcapng.simple(1, (byte) 0xa0).enhanced(0, 4, (byte) 0xa4).simple(1, (byte) 0xaa);
        Files.write(folder.resolve("a"), pcapng.enhanced(0, 9, (byte) 0xa9).toArray());
        write("b", new Pcap().packetAt(1, 0xb1).packetAt(5, 0xb5));

        assertThat(merged("a", "b")).isEqualTo("a0 b1 a4 aa b5 a9");
        assertThat(merged("b", "a")).isEqualTo("a0 b1 a4 aa b5 a9");
    }

    @Test
    void collectsTheProblemsOfAllFilesAndGoesOnWithTheOthers() throws IOException {
        write("a", new Pcap().packetAt(1, 1).record(2, 0, 9, 9));
        write("b", new Pcap().packetAt(2, 2).packetAt(3, 3));
        write("c", new Pcap());
        CaptureSet set = set(List.of("c", "none", "b", "a"));

        try (MergedCaptures merged = set.merged()) {
            assertThat(Captured.of(merged).data()).isEqualTo("01 02 03");
            assertThat(merged.problems().stream().map(CaptureProblem::file))
                    .containsExactly(path("none"), path("a"));
        }
    }

    @Test
    void givesTheSameStreamInWhateverOrderTheFilesAreNamed() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int file = 0; file < 12; file++) {
            Pcap pcap = new Pcap();
            long time = random.nextInt(60);
            for (int i = 0; i < 40; i++) {
                time += random.nextInt(4) - 1;
                pcap.packet(Math.max(time, 0), 0, (byte) file, (byte) i);
            }
            names.add("f" + file);
            write("f" + file, pcap);
        }
        String first = merged(names.toArray(new String[0]));
        assertThat(first.split(" ")).hasSize(12 * 40);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(names, random);
            assertThat(merged(names.toArray(new String[0]))).as("seed %d", seed).isEqualTo(first);
        }
    }

    @Test
    void holdsOnlyFilesOpenThatOverlap() throws IOException {
        List<String> names = new ArrayList<>();
        for (int file = 0; file < 300; file++) {
            names.add("f" + file);
            write("f" + file, new Pcap().packetAt(2L * file, 1).packetAt(2L * file + 3, 2));
        }
        long before = openFiles();
        try (MergedCaptures merged = set(names).merged()) {
            Frame frame = new Frame();
            long most = 0;
            while (merged.next(frame)) {
                most = Math.max(most, openFiles());
            }
            assertThat(most - before).isLessThan(20);
        }
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }

    private String merged(String... names) {
        try (MergedCaptures merged = set(List.of(names)).merged()) {
            String data = Captured.of(merged).data();
            assertThat(merged.problems()).isEmpty();
            return data;
        }
    }

    private CaptureSet set(List<String> names) {
        return new CaptureSet(names.stream().map(this::path).toList(), CaptureLimits.DEFAULT);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, Pcap pcap) throws IOException {
        Files.write(folder.resolve(name), pcap.toArray());
    }
}
