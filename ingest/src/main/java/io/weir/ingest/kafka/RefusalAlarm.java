package io.weir.ingest.kafka;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When to tell a person that Kafka refuses messages: the first at once, then more and more seldom
 * while it goes on. Time is an argument, in nanoseconds.
 */
public final class RefusalAlarm {

    private static final long FIRST_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(10).toNanos();

    private final String server;
    private long told;
    private long toldNanos;
    private long pause;

    /**
     * @param server Kafka's address, as users gave it
     */
    public RefusalAlarm(String server) {
        this.server = server;
    }

    /** What to say now, if anything. */
    public @Nullable String line(Refusals refusals, long nowNanos) {
        if (nowNanos - toldNanos < pause) {
            return null;
        }
        if (refusals.messages() == told) {
            pause = 0;
            return null;
        }
        toldNanos = nowNanos;
        pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
        return lastLine(refusals);
    }

    /** What is left to say when no more can be refused. */
    public @Nullable String lastLine(Refusals refusals) {
        Exception why = refusals.why();
        if (refusals.messages() == told || why == null) {
            return null;
        }
        told = refusals.messages();
        return String.format(
                Locale.ROOT,
                "Kafka at %s has refused %,d messages with %,d packets so far: %s",
                server,
                refusals.messages(),
                refusals.packets(),
                KafkaConnection.words(why));
    }
}
