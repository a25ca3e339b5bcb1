package io.weir.job.stream;

import java.util.Locale;

/** Why a message goes into no flow. The names in headers are {@link #text}. */
public enum Refusal {
    /** It came behind what event time has passed: the only reason that leads to the late topic. */
    LATE,
    /** A record without a value. */
    EMPTY,
    /** No marker, or a schema that this version does not know, or one that is no sensor's. */
    UNKNOWN_SCHEMA,
    /** The octets do not hold what their schema says. */
    MALFORMED,
    /** The key of the Kafka record is not that of the train in it. */
    WRONG_KEY,
    /** The sensor's clock is more than an hour beyond the time at which Kafka took the message. */
    FUTURE_CLOCK,
    /** A sensor that its domain does not expect. */
    UNEXPECTED_SENSOR,
    /** One sensor more than a partition is kept account of. */
    TOO_MANY_SENSORS;

    /** As in {@code wrong_key}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
