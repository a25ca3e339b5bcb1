package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command starts without the others, and nobody notices. */
class WeirCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Host host(Map<String, String> environment) {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Host(said, err, environment, false, false, 100);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyse", "--help"})
    void everyCommandIsKnownWhereNoneIsNamed(String argument) {
        Host host = host(Map.of());

        WeirCommand.run(new String[] {argument}, host);

        assertThat(said()).contains(WeirCommand.commands(host).getSubcommands().keySet());
    }

    @Test
    void aVariableMaySetAnOptionOfAnotherCommand() {
        assertThat(WeirCommand.run(new String[] {"schema"}, host(Map.of("WEIR_SPEED", "max"))))
                .as(said())
                .isEqualTo(ExitStatus.GOOD);
    }

    @Test
    void aVariableThatSetsNoOptionOfAnyCommandIsAnError() {
        assertThat(WeirCommand.run(new String[] {"schema"}, host(Map.of("WEIR_SPED", "max"))))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(said()).contains("WEIR_SPED: no option of any command");
    }

    @Test
    void aFileMayHaveSectionsOfOtherCommands(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("weir.yaml"), "replay:\n  speed: max\n");
        String[] line = {"analyze", "--config", file.toString(), "--check-config", "-"};

        assertThat(WeirCommand.run(line, host(Map.of()))).as(said()).isEqualTo(ExitStatus.GOOD);
    }

    @Test
    void soMayOneThatAFileOfArgumentsNames(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("weir.yaml"), "replay:\n  speed: max\n");
        Path arguments = Files.writeString(folder.resolve("arguments"), "--config\n" + file);
        String[] line = {"analyze", "@" + arguments, "--check-config", "-"};

        assertThat(WeirCommand.run(line, host(Map.of()))).as(said()).isEqualTo(ExitStatus.GOOD);
    }
}
