package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A strict API server would take every object of every overlay. */
class SchemaTest {

    /** What the definition on Maven Central is too old to know; docs/kubernetes.md says so. */
    private static final String NOT_KNOWN_YET = "spec.flinkVersion must be one of";

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyObjectFitsItsPublishedSchema(String overlay) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Tree object : Kustomize.overlay(overlay).objects()) {
            for (String problem : problems(object)) {
                problems.add(object.name() + ": " + problem);
            }
        }
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("FlinkDeployment weir/weir-job: " + NOT_KNOWN_YET)
                .endsWith("was v2_3");
    }

    private static List<String> problems(Tree object) throws IOException {
        return switch (object.text("apiVersion")) {
            case "flink.apache.org/v1beta1" -> flinkDeployment(object);
            case MonitoringSchema.GROUP -> MonitoringSchema.problems(object);
            default -> BuiltInSchema.problems(object);
        };
    }

    private static List<String> flinkDeployment(Tree object) throws IOException {
        List<String> problems = new ArrayList<>(CustomSchema.flinkDeployment().problems(object));
        problems.addAll(BuiltInSchema.problems(object.at("spec.podTemplate"), "PodTemplateSpec"));
        return problems;
    }

    @Test
    void thePrometheusComponentFitsBesideAnOverlay() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Tree object : Monitored.production().objects()) {
            if (!object.text("kind").equals("FlinkDeployment")) {
                problems.addAll(problems(object));
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void flinkMakesPodsOfTheTemplateThatTheApiTakes(String overlay) throws IOException {
        FlinkPods pods = new FlinkPods(Kustomize.overlay(overlay).only("FlinkDeployment"));
        assertThat(BuiltInSchema.problems(pods.taskManager())).isEmpty();
        assertThat(BuiltInSchema.problems(pods.jobManager())).isEmpty();
    }

    @Test
    void whatNoSchemaKnowsIsRefused() throws IOException {
        assertThat(
                        BuiltInSchema.problems(
                                one("{apiVersion: v1, kind: Pod, spec: {container: []}}")))
                .isNotEmpty();
        assertThat(BuiltInSchema.problems(one("{apiVersion: v1, kind: DaemonSet}"))).isNotEmpty();
        assertThat(
                        BuiltInSchema.problems(
                                one(
                                        "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a,"
                                                + " env: [{name: PORT, value: 9404}]}]}}")))
                .isNotEmpty();
        assertThat(
                        CustomSchema.flinkDeployment()
                                .problems(one("{spec: {job: {upgrade: savepoint}}}")))
                .containsExactly("spec.job has no field upgrade");
        assertThat(
                        CustomSchema.flinkDeployment()
                                .problems(one("{spec: {job: {upgradeMode: often}}}")))
                .singleElement()
                .asString()
                .startsWith("spec.job.upgradeMode must be one of");
        assertThat(
                        CustomSchema.flinkDeployment()
                                .problems(one("{spec: {flinkConfiguration: {a: 1}}}")))
                .containsExactly("spec.flinkConfiguration.a must be string, was integer");
        assertThat(
                        MonitoringSchema.problems(
                                one(
                                        "{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor,"
                                                + " spec: {podMetricEndpoints: []}}")))
                .isNotEmpty();
    }

    private static Tree one(String yaml) {
        return Manifest.parse(yaml).objects().get(0);
    }
}
