package io.weir.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.CommandRun;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.ingest.replay.ReplayCommand;
import io.weir.ingest.sensor.SensorCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class MetricsAddressTest {

    @TempDir Path folder;

    @Command(name = "weir")
    private static final class Weir {}

    @ParameterizedTest
    @ValueSource(strings = {"sensor --read", "replay"})
    void isRefusedWhereItIsTakenBeforeKafkaIsAsked(String command) throws Exception {
        Path capture = Files.createFile(folder.resolve("empty.pcap"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + taken.getLocalPort();
            ByteArrayOutputStream said = new ByteArrayOutputStream();

            int status =
                    run(said, command + " " + capture + " --kafka 127.0.0.1:1 --metrics " + port);

            assertThat(status).isEqualTo(ExitStatus.USAGE);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            "weir: --metrics: cannot listen on 127.0.0.1:%s: Address already in use\n"
                                    .formatted(port));
        }
    }

    private static int run(ByteArrayOutputStream said, String line) {
        Host host =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        return CommandRun.run(
                line.split(" "),
                host,
                CommandRun.line(
                        new Weir(), List.of(new SensorCommand(host), new ReplayCommand(host))));
    }
}
