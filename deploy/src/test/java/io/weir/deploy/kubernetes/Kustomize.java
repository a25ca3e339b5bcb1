package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The real kustomize, as kubectl 1.21 and newer brings it. */
final class Kustomize {

    static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("kubernetes");

    /** That of Debian 12 is older, and does not know patches of this form. */
    private static final int OLDEST_MINOR = 21;

    private static final Map<Path, Manifest> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static Manifest overlay(String name) {
        return render(FOLDER.resolve("overlays").resolve(name));
    }

    /** What {@code kubectl apply -k} would send; the test is skipped where nobody can tell. */
    static Manifest render(Path folder) {
        String obstacle = Kubectl.OBSTACLE;
        if (!obstacle.isEmpty()) {
            abort(obstacle);
        }
        return RENDERED.computeIfAbsent(
                folder, overlay -> Manifest.parse(run("kubectl", "kustomize", overlay.toString())));
    }

    /** Looked for once. */
    private static final class Kubectl {

        static final String OBSTACLE = obstacle();

        private static String obstacle() {
            String obstacle = "";
            try {
                String minor =
                        Manifest.parse(run("kubectl", "version", "--client", "--output=json"))
                                .objects()
                                .get(0)
                                .text("clientVersion.minor");
                if (Integer.parseInt(minor.replaceAll("[^0-9].*", "")) < OLDEST_MINOR) {
                    obstacle = "kubectl here is 1." + minor + ", needs 1." + OLDEST_MINOR;
                }
            } catch (UncheckedIOException e) {
                obstacle = "there is no kubectl";
            }
            if (!obstacle.isEmpty()) {
                System.err.println("SKIPPED: tests of deploy/kubernetes: " + obstacle);
            }
            return obstacle;
        }
    }

    /** Standard output of a command that must succeed. */
    static String run(String... command) {
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            Process process =
                    new ProcessBuilder(List.of(command)).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            assertThat(status).as(String.join(" ", command) + ": " + said).isZero();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
