package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the manifests ask of weir's images is in their Dockerfiles. */
class ImagesTest {

    private static final Path DOCKER = Kustomize.FOLDER.resolveSibling("docker");

    @Test
    void theSensorIsTheImagesUserAndStartsByTheProgramThatHandsNetRawOn() throws IOException {
        String dockerfile = Files.readString(DOCKER.resolve("sensor.Dockerfile"));
        Tree pod = Kustomize.overlay("production").only("DaemonSet").at("spec.template.spec");
        Tree box = pod.list("containers").get(0);

        assertThat(box.texts("command")).containsExactly("weir-capture");
        assertThat(DOCKER.resolve("weir-capture"))
                .isExecutable()
                .content()
                .contains("exec net-raw");
        assertThat(dockerfile)
                .contains("deploy/docker/weir-capture")
                .contains("setcap cap_net_raw+ep /usr/local/bin/net-raw")
                .contains("useradd --uid " + pod.text("securityContext.runAsUser") + " ")
                .contains("groupadd --gid " + pod.text("securityContext.runAsGroup") + " ");
    }

    @Test
    void theJobsJarLiesWhereTheOperatorIsToldToTakeItFrom() throws IOException {
        String jar =
                Kustomize.overlay("production").only("FlinkDeployment").text("spec.job.jarURI");
        Path inImage = Path.of(jar.replace("local://", ""));

        assertThat(Files.readString(DOCKER.resolve("job.Dockerfile")))
                .containsPattern(
                        "COPY .*/" + inImage.getFileName() + " " + inImage.getParent() + "/\n");
    }
}
