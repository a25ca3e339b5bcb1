package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.FreePorts;
import io.weir.command.ExitStatus;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is where Kafka should be: every command says so, tries as long as told, and ends. */
class BrokerAwayAtStartTest {

    @TempDir private static Path folder;
    private static Path capture;

    @BeforeAll
    static void generate() throws Exception {
        capture = folder.resolve("generated.pcap");
        new CaptureFiles(capture, 100, 1, CaptureFiles.WHOLE, false, false).write(written -> {});
    }

    static List<List<Object>> commands() {
        return List.of(
                List.of("sensor", "--read", capture, "--connect-timeout", "2s"),
                List.of("replay", capture, "--connect-timeout", "2s"),
                List.of("job", "--bounded", "--out", folder.resolve("out"), "--kafka-wait", "2s"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isToldWithTheAddressAndTheTimeWaited(List<Object> command) throws Exception {
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);

        Weir.Answer answer = Weir.ask(command, "--kafka", nobody);

        assertThat(answer.status()).as(answer.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(answer.out()).isEmpty();
        List<String> lines = answer.err().lines().toList();
        assertThat(lines).allMatch(line -> line.startsWith("weir: "));
        assertThat(lines.get(lines.size() - 1)).contains(nobody).contains("gave up after 2s");
    }
}
