package io.weir.deploy.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The overlay production with its component for Prometheus switched on. */
final class Monitored {

    private Monitored() {}

    static Manifest production() {
        try {
            Path folder =
                    Files.createDirectories(
                            Path.of(System.getProperty("java.io.tmpdir"), "monitored"));
            Path up = folder.relativize(Kustomize.FOLDER);
            Files.writeString(
                    folder.resolve("kustomization.yaml"),
                    """
                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    resources: [%s/overlays/production]
                    components: [%s/components/prometheus]
                    """
                            .formatted(up, up));
            return Kustomize.render(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
