package io.weir.ingest.generate;

/** What becomes of a packet on its way past the tap. */
public enum Fate {
    /** Seen by the tap and received. */
    DELIVERED(true, true),
    /** Never seen, never received: the sender has to repeat it. */
    LOST_BEFORE_TAP(false, false),
    /** Seen, but lost behind the tap: it is seen again when the sender repeats it. */
    LOST_AFTER_TAP(true, false),
    /** Received, but dropped by the sensor. */
    MISSED_BY_TAP(false, true);

    final boolean captured;
    final boolean received;

    Fate(boolean captured, boolean received) {
        this.captured = captured;
        this.received = received;
    }
}
