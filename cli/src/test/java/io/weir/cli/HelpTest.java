package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.config.Durations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    private static final int MOST_LINES = 40;
    private static final Path COMMANDS =
            Path.of(System.getProperty("basedir", "."), "../docs/commands.md");

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final Host HOST =
            new Host(
                    OUT,
                    new PrintStream(OUT, true, StandardCharsets.UTF_8),
                    Map.of(),
                    false,
                    false,
                    100);

    static Stream<CommandLine> commands() {
        CommandLine weir = WeirCommand.commands(HOST);
        return Stream.concat(Stream.of(weir), weir.getSubcommands().values().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsOnAScreen(CommandLine command) {
        assertThat(command.getUsageMessage().lines().toList())
                .hasSizeLessThanOrEqualTo(MOST_LINES)
                .allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesOptionsThatThePageOfCommandsNames(CommandLine command) throws IOException {
        String page = Files.readString(COMMANDS);

        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(page).contains("`" + option.longestName());
        }
        assertThat(page).contains(command.getCommandSpec().qualifiedName());
    }

    @Test
    void pageOfCommandsNamesNoOptionThatIsNone() throws IOException {
        String[] known =
                commands()
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .map(OptionSpec::longestName)
                        .toArray(String[]::new);

        Stream<String> named =
                Pattern.compile("`(--[a-z-]+)")
                        .matcher(Files.readString(COMMANDS))
                        .results()
                        .map(found -> found.group(1));

        assertThat(named).isSubsetOf(known);
    }

    @Test
    void tellsTheDefaultsThatRule() {
        CommandLine analyze = WeirCommand.commands(HOST).getSubcommands().get("analyze");

        for (OptionSpec option : analyze.getCommandSpec().options()) {
            if (option.getValue() instanceof Duration value) {
                assertThat(option.description()[0])
                        .endsWith("(default: " + Durations.format(value) + ")");
            }
        }
        assertThat(Arrays.stream(FormatName.values()).map(Enum::name))
                .containsExactly("table", "csv", "jsonl", "rustat", "goostat", "zeek");
    }

    @Test
    void isShownOnStandardOutputWithStatusZero() {
        TestHost host = new TestHost();

        assertThat(host.run(new FakeAnalysis(0), "analyze", "--help")).isZero();
        assertThat(host.out()).contains("Usage: weir analyze [OPTION]... FILE...");
        assertThat(host.run(new FakeAnalysis(0), "--version")).isZero();
        assertThat(host.out()).contains("weir 0.1.0\n");
        assertThat(host.err()).isEmpty();
    }

    @Test
    void isShownOnStandardErrorWhenNoCommandIsGiven() {
        TestHost host = new TestHost();

        assertThat(host.run(new FakeAnalysis(0))).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("Commands:");
        assertThat(host.run(new FakeAnalysis(0), "analyse", "x")).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("weir: unknown command 'analyse'; known: analyze");
        assertThat(host.out()).isEmpty();
    }
}
