package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.job.command.JobSettings;
import io.weir.job.command.JobStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autoscaler leaves alone what must not be scaled. */
class ScalingTest {

    private static final int PARALLELISM = 4;

    @Test
    void whatTheJobFixesToOneSubtaskIsExcludedFromTheAutoscaler(@TempDir Path folder)
            throws Exception {
        Tree deployment = Kustomize.overlay("production").only("FlinkDeployment");
        String excluded =
                deployment
                        .at("spec.flinkConfiguration")
                        .field("job.autoscaler.vertex.exclude.ids")
                        .text();
        Set<String> fixed = new TreeSet<>();
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            makeTopic(broker.bootstrapServers());
            for (String format : List.of("parquet", "iceberg")) {
                List<String> vertices =
                        fixedVertices(broker.bootstrapServers(), format, folder.resolve(format));
                assertThat(vertices).as(format).isNotEmpty();
                fixed.addAll(vertices);
            }
        }
        assertThat(excluded.split(";")).containsExactlyInAnyOrderElementsOf(fixed);
    }

    private static void makeTopic(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic("weir.packets", PARALLELISM, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static List<String> fixedVertices(String kafka, String format, Path folder)
            throws Exception {
        JobSettings settings =
                Objects.requireNonNull(
                        JobRun.with(
                                        List.of(
                                                "--kafka",
                                                kafka,
                                                "--table-format",
                                                format,
                                                "--out",
                                                folder.resolve("out").toString(),
                                                "--checkpoint-dir",
                                                folder.resolve("checkpoints").toString()))
                                .settings());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings.flink());
        JobStart.prepare(env, settings, line -> {});
        return StreamSupport.stream(
                        env.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
                .filter(vertex -> vertex.getParallelism() < PARALLELISM)
                .map(JobVertex::getID)
                .map(Object::toString)
                .toList();
    }
}
