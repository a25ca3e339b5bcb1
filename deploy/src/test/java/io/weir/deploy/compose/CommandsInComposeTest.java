package io.weir.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.CommandRun;
import io.weir.command.Host;
import io.weir.ingest.generate.GenerateCommand;
import io.weir.ingest.replay.ReplayCommand;
import io.weir.ingest.sensor.SensorCommand;
import io.weir.job.command.JobCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What docker-compose.yml gives to weir is what weir takes. */
class CommandsInComposeTest {

    private static final int REFUSED = 2;

    @Command(name = "weir")
    private static final class Root {}

    private final ComposeFile compose = ComposeFile.read();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void knowsTheOptionsOfTheSensors() {
        for (String service : List.of("generate", "sensor", "sensor-live")) {
            assertThat(check(compose.service(service).words("command"))).as(this::said).isZero();
        }
    }

    /**
     * {@code weir-job CHECKPOINTS OPTION...}, with the settings of Flink that the service makes.
     */
    @Test
    void knowsTheOptionsOfTheJobAndFindsThemExactlyOnce() {
        List<String> command = compose.service("jobmanager").words("command");
        assertThat(command.get(0)).isEqualTo("weir-job");
        List<String> words = new ArrayList<>(List.of("job"));
        words.addAll(command.subList(2, command.size()));
        flinkSettings().forEach((key, value) -> words.add("--flink-config=" + key + "=" + value));

        assertThat(check(words)).as(this::said).isZero();
    }

    @Test
    void wouldFindAnOptionThatWeirDoesNotKnow() {
        assertThat(check(List.of("replay", "--kafka=kafka:19092", "--sped=1x", "x.pcap")))
                .isEqualTo(REFUSED);
        assertThat(said()).contains("--sped");
    }

    private Map<String, String> flinkSettings() {
        Map<?, ?> environment = (Map<?, ?>) compose.service("jobmanager").keys().get("environment");
        Map<?, ?> settings =
                (Map<?, ?>) ComposeFile.load(environment.get("FLINK_PROPERTIES").toString());
        return settings.entrySet().stream()
                .filter(each -> !each.getKey().toString().contains("memory"))
                .collect(
                        Collectors.toMap(
                                each -> each.getKey().toString(),
                                each -> each.getValue().toString()));
    }

    private int check(List<String> words) {
        Host host =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        List<String> line = new ArrayList<>(words);
        line.add(1, "--check-config");
        return CommandRun.run(
                line.toArray(String[]::new),
                host,
                CommandRun.line(
                        new Root(),
                        List.of(
                                new GenerateCommand(host),
                                new ReplayCommand(host),
                                new SensorCommand(host),
                                new JobCommand(settings -> 0))));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
