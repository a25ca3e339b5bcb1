package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user sees of bad input: one clear line, the right status, and nothing that looks like a
 * result.
 */
class BadInputTest {

    @TempDir static Path folder = Path.of("unset");

    private static Path good = Path.of("unset");
    private static byte[] octets = {};

    private final TestHost host = new TestHost();

    @BeforeAll
    static void generate() throws Exception {
        good = folder.resolve("good.pcap");
        new CaptureFiles(good, 500, 1, CaptureFiles.WHOLE, false, false).write(written -> {});
        octets = Files.readAllBytes(good);
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThat(analyzed("missing", folder.resolve("none.pcap"))).isEqualTo(3);
        assertThat(host.err()).contains("none.pcap").contains("no such file");
    }

    @Test
    void namesAFileThatIsEmpty() throws IOException {
        assertThat(analyzed("empty", Files.createFile(folder.resolve("empty.pcap")))).isEqualTo(3);
        assertThat(host.err()).contains("empty.pcap").contains("expected a pcap or pcapng capture");
    }

    @Test
    void namesAFileThatIsText() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pcap"), "not a capture at all\n", UTF_8);

        assertThat(analyzed("text", text)).isEqualTo(3);
        assertThat(host.err()).contains("text.pcap").contains("found text");
    }

    @Test
    void usesACutFileUpToTheBreakAndSaysWhereItBreaks() throws IOException {
        Path cut =
                Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(octets, octets.length - 3));

        assertThat(analyzed("cut", cut)).isEqualTo(3);
        assertThat(host.err()).contains("cut.pcap: at octet ").contains("499 packets read = ");
        assertThat(tables("cut")).isNotEmpty();
    }

    @Test
    void namesAFileThatIsCutWithinItsHeader() throws IOException {
        Path cut = Files.write(folder.resolve("header.pcap"), Arrays.copyOf(octets, 13));

        assertThat(analyzed("header", cut)).isEqualTo(3);
        assertThat(host.err()).contains("header.pcap");
    }

    @Test
    void namesALinkTypeThatNobodyDecodes() throws IOException {
        byte[] unknown = octets.clone();
        unknown[20] = (byte) 227;

        assertThat(analyzed("link", Files.write(folder.resolve("can.pcap"), unknown))).isEqualTo(3);
        assertThat(host.err()).contains("can.pcap").contains("link type 227");
    }

    @Test
    void keepsTheOldFlowsWhenNothingWasMadeToReplaceThem() throws IOException {
        assertThat(analyzed("kept", good)).isZero();
        List<Path> before = flows("kept");
        byte[] unknown = octets.clone();
        unknown[20] = (byte) 227;
        Path can = Files.write(folder.resolve("can2.pcap"), unknown);

        int status =
                host.run(
                        "analyze",
                        "--overwrite",
                        "--out",
                        folder.resolve("kept").toString(),
                        can.toString());

        assertThat(status).isEqualTo(3);
        assertThat(flows("kept")).isEqualTo(before).isNotEmpty();
    }

    @Test
    void refusesANetworkThatIsNone() {
        int status = host.run("analyze", "--no-out", "--network", "10.0.0.0/99", good.toString());

        assertThat(status).isEqualTo(2);
        assertThat(host.err()).contains("10.0.0.0/99");
    }

    @Test
    void refusesAFolderThatAlreadyHoldsFlows() throws IOException {
        assertThat(analyzed("twice", good)).isZero();

        assertThat(analyzed("twice", good)).isEqualTo(2);
        assertThat(host.err()).contains("--append").contains("--overwrite");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        int status = host.run("analyze", "--out", file.resolve("out").toString(), good.toString());

        assertThat(status).isEqualTo(2);
        assertThat(host.err()).contains("a-file");
    }

    private int analyzed(String out, Path capture) {
        int status =
                host.run(
                        "analyze",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve(out).toString(),
                        capture.toString());
        assertThat(host.err()).as("no stack trace").doesNotContain("\tat ");
        if (status != 0 && !out.equals("cut") && !out.equals("twice")) {
            assertThat(folder.resolve(out).resolve("flows")).doesNotExist();
        }
        return status;
    }

    private static List<Path> flows(String out) throws IOException {
        return tables(out).stream().filter(path -> path.toString().contains("/flows/")).toList();
    }

    private static List<Path> tables(String out) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            return files.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
        }
    }
}
