package io.weir.job.command;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.FileErrors;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.job.embedded.EmbeddedCluster;
import io.weir.job.embedded.PrometheusPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** The job on a cluster inside this process, whose every port is on loopback. */
public final class OneJvm implements JobCommand.Runner {

    private static final String CHECKPOINTS = "checkpoints";

    private final Host host;

    public OneJvm(Host host) {
        this.host = host;
    }

    /** This cluster has no settings but the job's. */
    @Override
    public void check(JobSettings settings, Problems problems) {
        Configuration flink = configuration(settings);
        ExactlyOnce.check(flink, settings, problems);
        ExactlyOnce.requireFolder(flink, problems);
    }

    @Override
    public int run(JobSettings settings) throws Exception {
        try (PrometheusPage page = PrometheusPage.open(settings.metrics())) {
            if (page != null) {
                host.say(page.told());
            }
            return run(settings, page);
        }
    }

    private int run(JobSettings settings, @Nullable PrometheusPage page) throws Exception {
        if (isOfThisMachine(settings.out())) {
            requireFolder(Path.of(settings.out()));
        }
        Configuration flink = configuration(settings);
        SavepointRestoreSettings restore = SavepointRestoreSettings.fromConfiguration(flink);
        if (isOfThisMachine(settings.out())) {
            EarlierResults.refuseOtherFormat(Path.of(settings.out()), settings.iceberg() != null);
        }
        if (isOfThisMachine(settings.out()) && !settings.append() && !restore.restoreSavepoint()) {
            Path out = Path.of(settings.out());
            EarlierResults.refuse(out, out.resolve(CHECKPOINTS));
        }
        int parallelism =
                flink.getOptional(CoreOptions.DEFAULT_PARALLELISM)
                        .orElse(Runtime.getRuntime().availableProcessors());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        JobStart.prepare(env, settings, host::say);
        host.say(
                "the job reads "
                        + settings.topic()
                        + ", its checkpoints are in "
                        + flink.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("weir job " + settings.topic());
        graph.setSavepointRestoreSettings(restore);
        WatchedJob.run(graph.getJobGraph(), flink, page, host::say);
        return ExitStatus.GOOD;
    }

    private static boolean isOfThisMachine(URI out) {
        return out.getScheme().equals("file");
    }

    /** A job would try again for ever where nothing can be written at all. */
    private static void requireFolder(Path out) throws Failure {
        String obstacle = null;
        try {
            Files.createDirectories(out);
            if (!Files.isWritable(out)) {
                obstacle = "it is read-only, or not yours";
            }
        } catch (IOException e) {
            obstacle = FileErrors.words(e);
        }
        if (obstacle != null) {
            throw new Failure(ExitStatus.USAGE, "--out: cannot write to " + out + ": " + obstacle);
        }
    }

    /** What the job asks for over what a cluster in one process needs. */
    private static Configuration configuration(JobSettings settings) {
        Configuration flink = EmbeddedCluster.settings();
        if (isOfThisMachine(settings.out())) {
            flink.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    Path.of(settings.out()).resolve(CHECKPOINTS).toUri().toString());
        }
        flink.addAll(settings.flink());
        flink.addAll(JobStart.unsaid(flink));
        return flink;
    }
}
