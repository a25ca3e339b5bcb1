package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.InputProblem;
import io.weir.cli.format.Flows;
import io.weir.command.ExitStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {

    @TempDir Path folder;
    private final TestHost host = new TestHost();
    private final FakeAnalysis analysis = new FakeAnalysis(3);
    private String capture = "";

    @BeforeEach
    void makeACapture() throws IOException {
        capture = Files.writeString(folder.resolve("a.pcap"), "x").toString();
    }

    @Test
    void printsFlowsAsJsonLinesWhereNoTerminalIs() {
        int status = host.run(analysis, "analyze", "--no-out", capture);

        assertThat(status).isEqualTo(ExitStatus.GOOD);
        assertThat(host.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"flow_id\""));
        assertThat(host.err())
                .isEqualTo(
                        "weir: 15 packets read = 10 in 3 flows + 3 not IP + 2 undecodable"
                                + " (2 tcp truncated)\n");
    }

    @Test
    void printsATableOfTheLargestFlowsOnATerminal() {
        host.onTerminal().run(new FakeAnalysis(30), "analyze", "--no-out", capture);

        assertThat(host.out().lines()).hasSize(22);
        assertThat(host.out()).endsWith("… and 10 smaller flows (--top N shows more)\n");
    }

    @Test
    void handsOptionsToTheJob() {
        host.run(
                analysis,
                "analyze",
                "--no-out",
                "--network",
                "10.0.0.0/8",
                "--network=fd00::/8",
                "--domain",
                "campus",
                "--udp-idle",
                "200ms",
                "--active",
                "1h",
                "--parallelism",
                "3",
                "--max-flows",
                "1000",
                capture,
                "-");

        assertThat(analysis.settings().inputs()).containsExactly(capture, "-");
        assertThat(analysis.settings().networks().networks()).hasSize(2);
        assertThat(analysis.settings().domain()).isEqualTo("campus");
        assertThat(analysis.settings().rules().udpIdle()).isEqualTo(Duration.ofMillis(200));
        assertThat(analysis.settings().rules().tcpIdle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(analysis.settings().rules().active()).isEqualTo(Duration.ofHours(1));
        assertThat(analysis.settings().parallelism()).isEqualTo(3);
        assertThat(analysis.settings().maxFlows()).isEqualTo(1000);
        assertThat(analysis.settings().out()).isNull();
    }

    @Test
    void tellsAllThatIsWrongWithTheOptionsAtOnceAndStartsNothing() {
        int status =
                host.run(
                        analysis,
                        "analyze",
                        "--network",
                        "10.0.0.0/99",
                        "--udp-idle",
                        "soon",
                        "--tcp-idle",
                        "0s",
                        "--out",
                        "x",
                        "--no-out",
                        "--top",
                        "0",
                        "--netwrok",
                        "3");

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err())
                .contains("'10.0.0.0/99' is not a network such as 10.0.0.0/8")
                .contains("'soon' is not a duration such as 200ms, 30s, 5m, 2h or 30d")
                .contains("--tcp-idle: must be longer than 0s")
                .contains("--out and --no-out exclude each other")
                .contains("--top: must be 1 to 1000000, was 0")
                .contains("unknown option '--netwrok'; did you mean --network?")
                .contains("'weir analyze --help' shows the options");
        assertThat(host.out()).isEmpty();
        assertThat(analysis.asked).isNull();
    }

    @Test
    void asksForAFile() {
        assertThat(host.run(analysis, "analyze", "--no-out")).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("no capture file given");
    }

    @Test
    void skipsInputsThatCannotBeReadAndSaysWhich() {
        int status =
                host.run(analysis, "analyze", "--no-out", "missing.pcap", capture, "" + folder);

        assertThat(status).isEqualTo(ExitStatus.INPUT);
        assertThat(analysis.settings().inputs()).containsExactly(capture);
        assertThat(host.err())
                .contains("weir: missing.pcap: no such file\n")
                .contains("weir: " + folder + ": is a folder; name the capture files in it\n");
    }

    @Test
    void startsNothingWhenNoInputCanBeRead() {
        Path out = folder.resolve("out");

        int status = host.run(analysis, "analyze", "--out", "" + out, "missing.pcap");

        assertThat(status).isEqualTo(ExitStatus.INPUT);
        assertThat(host.err()).isEqualTo("weir: missing.pcap: no such file\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void endsWithTheInputStatusWhenTheJobFoundABrokenCapture() {
        analysis.with(new InputProblem(capture, "at octet 40: expected a record, found 3 octets"));

        assertThat(host.run(analysis, "analyze", "--no-out", capture)).isEqualTo(3);
        assertThat(host.err()).startsWith("weir: " + capture + ": at octet 40: expected a record");
    }

    @Test
    void failsWhenThePacketsDoNotBalance() {
        int status = host.run(analysis.losing(4), "analyze", "--no-out", capture);

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(host.err()).contains("the ledger does not balance: 4 packets are lost");
    }

    @Test
    void tellsAnUnforeseenFaultInOneLine() {
        int status =
                host.run(
                        (settings, output, progress) -> {
                            throw new IllegalStateException(
                                    "the job failed", new IOException("disk on fire"));
                        },
                        "analyze",
                        "--no-out",
                        capture);

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(host.err()).startsWith("weir: failed: disk on fire\n").doesNotContain("\tat ");
    }

    @Test
    void endsQuietlyWhenTheReaderHasEnough() {
        int status = host.writingTo(closedPipe()).run(analysis, "analyze", "--no-out", capture);

        assertThat(status).isEqualTo(ExitStatus.GOOD);
        assertThat(host.err()).isEmpty();
    }

    @Test
    void completesTheTablesWhenTheReaderHasEnough() {
        String out = folder.resolve("out").toString();

        int status = host.writingTo(closedPipe()).run(analysis, "analyze", "--out", out, capture);

        assertThat(status).isEqualTo(ExitStatus.GOOD);
        assertThat(host.err()).contains("tables are in " + out);
    }

    @Test
    void saysThatStandardOutputCannotBeWritten() {
        OutputStream full = failing("No space left on device");

        int status = host.writingTo(full).run(analysis, "analyze", "--no-out", capture);

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(host.err())
                .isEqualTo("weir: cannot write standard output: No space left on device\n");
    }

    @Test
    void refusesAFolderThatHoldsFlows() throws IOException {
        Path part = part("flows/date=2026-11-20/hour=11");

        int status = host.run(analysis, "analyze", "--out", out().toString(), capture);

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("holds flows already: give --append");
        assertThat(part).exists();
    }

    @Test
    void addsToAFolderThatHoldsFlowsWhenAsked() throws IOException {
        Path part = part("flows/date=2026-11-20/hour=11");

        assertThat(host.run(analysis, "analyze", "--append", "--out", "" + out(), capture))
                .isZero();
        assertThat(part).exists();
    }

    @Test
    void replacesOnlyWhatWeirWrote() throws IOException {
        Path part = part("flows/date=2026-11-20/hour=11");
        Path ledger = part("ledger");
        Path foreign = Files.writeString(out().resolve("flows/notes.parquet"), "mine");

        assertThat(host.run(analysis, "analyze", "--overwrite", "--out", "" + out(), capture))
                .isZero();
        assertThat(part).doesNotExist();
        assertThat(out().resolve("flows/date=2026-11-20")).doesNotExist();
        assertThat(ledger).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void overwritingTakesAwayWhatAKilledRunLeftUnfinished() throws IOException {
        Path whole = part("flows/date=2026-11-20/hour=11");
        Path unfinished =
                Files.move(
                        whole,
                        whole.resolveSibling(
                                "."
                                        + whole.getFileName()
                                        + ".inprogress.01234567-89ab-cdef-0123-456789abcdef"));

        assertThat(host.run(analysis, "analyze", "--overwrite", "--out", "" + out(), capture))
                .isZero();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void keepsTheOldFlowsWhenTheRunThatWouldReplaceThemFails() throws IOException {
        Path part = part("flows/date=2026-11-20/hour=11");

        host.run(
                (settings, output, progress) -> {
                    throw new IOException("disk on fire");
                },
                "analyze",
                "--overwrite",
                "--out",
                "" + out(),
                capture);

        assertThat(part).exists();
    }

    @Test
    void refusesAnOutThatCannotBeAFolder() {
        int status = host.run(analysis, "analyze", "--out", capture + "/below", capture);

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("--out: cannot write to").contains("is not a folder");
        assertThat(analysis.asked).isNull();
    }

    @Test
    void saysHowManyFlowsAFormatCannotShow() {
        host.run(
                (settings, output, progress) -> {
                    try (var lane = output.open()) {
                        lane.write(Flows.icmp(1));
                    }
                    return new FakeAnalysis(0).run(settings, output, progress);
                },
                "analyze",
                "--no-out",
                "--format",
                "rustat",
                capture);

        assertThat(host.err()).contains("no row in this format for 1 flow of other protocols");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path part(String table) throws IOException {
        Path hour = Files.createDirectories(out().resolve(table));
        String name = "part-0-0-01234567-89ab-cdef-0123-456789abcdef.parquet";
        return Files.writeString(hour.resolve(name), "x");
    }

    private static OutputStream closedPipe() {
        return failing("Broken pipe");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
