package io.weir.ingest.kafka;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.config.Durations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The first contact: asks again while nobody answers, and says why, until patience ends. */
public final class KafkaConnection {

    private static final int ATTEMPT_MILLIS = 10_000;

    /** Between two attempts where nobody listens. */
    private static final int PAUSE_MILLIS = 2_000;

    private static final int PROBE_MILLIS = 3_000;

    private final KafkaSettings settings;
    private final String clientId;
    private final Consumer<String> messages;

    private KafkaConnection(KafkaSettings settings, String clientId, Consumer<String> messages) {
        this.settings = settings;
        this.clientId = clientId;
        this.messages = messages;
    }

    /**
     * A client that a broker has answered.
     *
     * @param stopped whether to give up at once
     * @param messages takes what a person should know meanwhile, a line each
     * @throws Failure when nobody answered for that long, or what answered refuses us
     */
    public static Admin open(
            KafkaSettings settings,
            String clientId,
            Duration patience,
            BooleanSupplier stopped,
            Consumer<String> messages)
            throws Failure, InterruptedException {
        return new KafkaConnection(settings, clientId, messages).open(patience, stopped);
    }

    private Admin open(Duration patience, BooleanSupplier stopped)
            throws Failure, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            if (stopped.getAsBoolean()) {
                throw new Failure(ExitStatus.FAILED, "stopped before Kafka answered");
            }
            String silence = deaf();
            Admin admin = silence == null ? tryOnce() : null;
            if (admin != null) {
                return admin;
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            String what =
                    "Kafka at %s does not answer: %s"
                            .formatted(
                                    settings.bootstrapServers(),
                                    silence == null ? slowOrForeign() : silence);
            if (left.isNegative()) {
                throw new Failure(
                        ExitStatus.FAILED, what + "; gave up after " + Durations.format(patience));
            }
            messages.accept(what + "; trying for another " + (left.toSeconds() + 1) + "s");
            Thread.sleep(Math.min(PAUSE_MILLIS, left.toMillis()));
        }
    }

    /** Null where asking again may help. */
    private @Nullable Admin tryOnce() throws Failure, InterruptedException {
        Admin admin = null;
        boolean answered = false;
        try {
            admin = settings.newAdmin(clientId);
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ATTEMPT_MILLIS))
                    .nodes()
                    .get();
            answered = true;
            return admin;
        } catch (ExecutionException e) {
            rejectUnlessTemporary(e.getCause() == null ? e : e.getCause());
            return null;
        } catch (KafkaException e) {
            Throwable cause = deepest(e);
            if (!String.valueOf(cause.getMessage()).contains("No resolvable bootstrap")) {
                throw new Failure(
                        ExitStatus.USAGE, "the settings for Kafka do not work: " + words(cause));
            }
            return null;
        } finally {
            if (admin != null && !answered) {
                admin.close(Duration.ZERO);
            }
        }
    }

    private void rejectUnlessTemporary(Throwable cause) throws Failure {
        if (cause instanceof AuthenticationException) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "Kafka at "
                            + settings.bootstrapServers()
                            + " refuses the credentials: "
                            + words(cause));
        }
        if (!(cause instanceof RetriableException)) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "Kafka at " + settings.bootstrapServers() + " refuses: " + words(cause));
        }
    }

    private String slowOrForeign() {
        return "something listens there, but says nothing within %ds; kafka.security.protocol is %s"
                .formatted(
                        ATTEMPT_MILLIS / 1000,
                        settings.settings().getOrDefault("security.protocol", "PLAINTEXT"));
    }

    /**
     * Why not even a plain connection comes about; null when it does to one server. Kafka's clients
     * themselves only know a time-out.
     */
    private @Nullable String deaf() {
        String why = null;
        for (String server : settings.bootstrapServers().split(",")) {
            why = deaf(server.trim());
            if (why == null) {
                return null;
            }
        }
        return why;
    }

    private static @Nullable String deaf(String server) {
        int colon = server.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            InetSocketAddress address =
                    new InetSocketAddress(
                            server.substring(0, colon).replaceAll("[\\[\\]]", ""),
                            Integer.parseInt(server.substring(colon + 1)));
            if (address.isUnresolved()) {
                return "nobody knows the host " + address.getHostString();
            }
            socket.connect(address, PROBE_MILLIS);
            return null;
        } catch (UnknownHostException e) {
            return "nobody knows the host " + e.getMessage();
        } catch (IOException | RuntimeException e) {
            return words(e);
        }
    }

    private static Throwable deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
