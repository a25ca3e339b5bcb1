package io.weir.job;

import io.weir.command.CommandRun;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.job.command.JobCommand;
import io.weir.job.command.JobSettings;
import io.weir.job.command.JobStart;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/**
 * What a Flink cluster starts: by {@code flink run}, by REST, or as an application. It ends no JVM,
 * which is the cluster's; what is wrong is in the exception, which is all that REST shows.
 */
@Command(name = "weir-job")
public final class WeirJob {

    private WeirJob() {}

    /** Takes the options of {@code weir job}, without that word. */
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Host host = host(said);
        AtomicReference<JobSettings> settings = new AtomicReference<>();
        List<String> line = new ArrayList<>(List.of("job"));
        line.addAll(List.of(args));
        int status =
                CommandRun.run(
                        line.toArray(String[]::new),
                        host,
                        CommandRun.line(
                                new WeirJob(),
                                List.of(
                                        new JobCommand(
                                                sound -> {
                                                    settings.set(sound);
                                                    return ExitStatus.GOOD;
                                                }))));
        if (status != ExitStatus.GOOD) {
            throw new IllegalArgumentException(said.toString(StandardCharsets.UTF_8).strip());
        }
        JobSettings sound = settings.get();
        if (sound != null) {
            execute(sound);
        }
    }

    private static void execute(JobSettings settings) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings.flink());
        List<String> problems = new ArrayList<>();
        try {
            JobStart.prepare(env, settings, problems::add);
        } catch (Failure e) {
            problems.add(String.valueOf(e.getMessage()));
            throw new IllegalArgumentException(String.join("\n", problems), e);
        }
        env.execute("weir job " + settings.topic());
    }

    private static Host host(ByteArrayOutputStream said) {
        return new Host(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                System.getenv(),
                false,
                false,
                Host.DEFAULT_COLUMNS);
    }
}
