package io.weir.ingest.kafka;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to tell a person that Kafka stands still, and that it goes on: not at once, not all the
 * time.
 */
public final class StandstillAlarm {

    private static final Duration FIRST = Duration.ofSeconds(10);

    private final String server;
    private Duration longest = Duration.ZERO;
    private Duration next = FIRST;

    /**
     * @param server Kafka's address, as users gave it
     */
    public StandstillAlarm(String server) {
        this.server = server;
    }

    /**
     * What to say now, if anything.
     *
     * @param standstill how long Kafka has not moved on although something waits for it
     * @param cause why, where that is known
     */
    public @Nullable String line(Duration standstill, @Nullable Exception cause) {
        if (standstill.compareTo(next) >= 0) {
            longest = standstill;
            next = standstill.multipliedBy(2);
            return "Kafka at %s has taken nothing of some partition for %ds%s"
                    .formatted(
                            server,
                            standstill.toSeconds(),
                            cause == null ? "" : ": " + KafkaConnection.words(cause));
        }
        if (standstill.compareTo(FIRST) < 0 && !longest.isZero()) {
            String line =
                    "Kafka at %s goes on, after more than %ds"
                            .formatted(server, longest.toSeconds());
            longest = Duration.ZERO;
            next = FIRST;
            return line;
        }
        return null;
    }
}
