package io.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.broker.FreePorts;
import io.weir.cli.WeirCommand;
import io.weir.cli.finding.Finding;
import io.weir.command.Commands;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir Path folder;

    /** What it printed, and its status. */
    private record Visit(int status, String said) {

        Visit {
            assertThat(said.lines()).allMatch(line -> line.length() < 400);
        }

        List<String> of(String subject) {
            return said.lines().filter(line -> line.substring(9).startsWith(subject)).toList();
        }
    }

    @Test
    void findsABrokerThatAnswersAndKeepsTheSameTime() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("kafka"))) {
            Visit visit = visit("--kafka", broker.bootstrapServers());

            assertThat(visit.of("kafka"))
                    .singleElement()
                    .asString()
                    .startsWith("ok ")
                    .contains("brokers: 1, transactions of up to 15 min");
            assertThat(visit.of("clock")).singleElement().asString().startsWith("ok ");
        }
    }

    @Test
    void saysThatNobodyAnswersAndWhatToDo() throws Exception {
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);

        Visit visit = visit("--kafka", nobody);

        assertThat(visit.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(visit.of("kafka"))
                .singleElement()
                .asString()
                .startsWith("bad ")
                .contains(nobody);
        assertThat(visit.said()).contains("→ start it, or give another --kafka");
        assertThat(visit.of("clock")).singleElement().asString().startsWith("skipped ");
    }

    @Test
    void looksAtNothingThatNobodyNamed() {
        Visit visit = visit();

        assertThat(visit.of("kafka")).singleElement().asString().startsWith("skipped ");
        assertThat(visit.of("job")).singleElement().asString().startsWith("skipped ");
        assertThat(visit.of("output")).singleElement().asString().contains("can be written");
        assertThat(folder.resolve("tables")).doesNotExist();
    }

    @Test
    void saysThatAFileStandsWhereTheTablesAreToGo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Visit visit = visit("--out", file.toString());

        assertThat(visit.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(visit.of("output"))
                .singleElement()
                .asString()
                .startsWith("bad ")
                .contains(file + " is not a folder");
    }

    @Test
    void namesTheInterfaceThatIsNotThere() {
        Visit visit = visit("--interface", "nosuch0");

        assertThat(visit.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(visit.of("capture")).singleElement().asString().startsWith("bad ");
    }

    @Test
    void tellsEveryProblemOfTheJobsConfiguration() {
        Commands refuses =
                (line, host) -> {
                    host.say("--out: is missing");
                    host.say("--topic: is missing");
                    host.say("'weir job --help' shows the options");
                    return ExitStatus.USAGE;
                };

        assertThat(JobCheck.of(Path.of("job.yaml"), refuses))
                .extracting(Finding::text)
                .containsExactly("--out: is missing", "--topic: is missing");
    }

    @Test
    void judgesClocksByWhatTheyDifferForCertain() {
        assertThat(clock(900, 0)).isEqualTo(Finding.Level.GOOD);
        assertThat(clock(-900, 0)).isEqualTo(Finding.Level.GOOD);
        assertThat(clock(5_000, 4_500)).isEqualTo(Finding.Level.GOOD);
        assertThat(clock(-5_000, 100)).isEqualTo(Finding.Level.WARNING);
        assertThat(clock(4_000_000, 100)).isEqualTo(Finding.Level.BAD);
    }

    @Test
    void warnsOfADiskThatIsNearlyFull() {
        Path out = Path.of("weir-out");

        assertThat(OutputCheck.room(out, 1L << 40).level()).isEqualTo(Finding.Level.GOOD);
        assertThat(OutputCheck.room(out, 1L << 20).level()).isEqualTo(Finding.Level.WARNING);
    }

    private static Finding.Level clock(long aheadMillis, long uncertaintyMillis) {
        return ClockCheck.of(
                        new BrokerClock(
                                Duration.ofMillis(aheadMillis),
                                Duration.ofMillis(uncertaintyMillis)))
                .level();
    }

    private Visit visit(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        Host host = new Host(both, both, Map.of(), false, false, Host.DEFAULT_COLUMNS);
        List<String> line = new ArrayList<>(List.of("doctor"));
        if (!List.of(arguments).contains("--out")) {
            line.addAll(List.of("--out", folder.resolve("tables").toString()));
        }
        line.addAll(List.of(arguments));
        int status = WeirCommand.run(line.toArray(String[]::new), host);
        return new Visit(status, said.toString(StandardCharsets.UTF_8));
    }
}
