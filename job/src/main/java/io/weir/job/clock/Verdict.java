package io.weir.job.clock;

/** What is to become of a message, by where it stands among those of its sensor. */
public enum Verdict {
    /** It is heard for the first time, from a sensor that belongs to its domain. */
    ACCEPTED,
    /** It was heard before: a producer sent it again. */
    REPEATED,
    /** Its sensor is not expected in its domain: it counts, but moves no clock. */
    STRANGER,
    /** More sensors than a partition is kept account of: it was not looked at any further. */
    CROWDED
}
