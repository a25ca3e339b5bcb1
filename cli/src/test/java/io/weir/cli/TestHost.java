package io.weir.cli;

import io.weir.cli.AnalyzeCommand.Analysis;
import io.weir.cli.analyze.AnalyzeJob;
import io.weir.command.CommandRun;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process that is none: both outputs kept, the environment as wished, no terminals. */
final class TestHost {

    final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream standardOutput = out;
    private boolean outTerminal;

    TestHost with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    TestHost writingTo(OutputStream output) {
        standardOutput = output;
        return this;
    }

    TestHost onTerminal() {
        outTerminal = true;
        return this;
    }

    /** Runs {@code weir} with this analysis in the place of the job. */
    int run(Analysis analysis, String... args) {
        Host host =
                new Host(
                        standardOutput,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        outTerminal,
                        false,
                        160);
        return CommandRun.run(
                args, host, WeirCommand.line(List.of(new AnalyzeCommand(host, analysis))));
    }

    /** Runs {@code weir} with the real job. */
    int run(String... args) {
        return run(AnalyzeJob::run, args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
