package io.weir.ingest.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One topic is one timeline: whether an archive still fits into a topic. */
final class Timeline {

    private Timeline() {}

    /**
     * Why the archive does not fit, in words; null when it does.
     *
     * @param oneOfSeveral other sensors of its domain may be at any time: whoever reads the topic
     *     is told to expect them, and waits for all
     * @param startUs time of the archive's first packet, µs since the epoch
     */
    static @Nullable String obstacle(
            TopicContent content, StreamId own, boolean oneOfSeveral, long startUs) {
        for (Map.Entry<StreamId, Long> other : content.othersClocks().entrySet()) {
            StreamId stream = other.getKey();
            boolean beside =
                    oneOfSeveral
                            && stream.domain().equals(own.domain())
                            && !stream.sensor().equals(own.sensor());
            if (!beside && other.getValue() > startUs) {
                return "it is at %s by sensor %s of domain %s (epoch %d), beyond the archive's start at %s"
                        .formatted(
                                time(other.getValue()),
                                stream.sensor(),
                                stream.domain(),
                                stream.epoch(),
                                time(startUs));
            }
        }
        return null;
    }

    private static Instant time(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
    }
}
