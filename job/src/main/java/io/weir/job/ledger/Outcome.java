package io.weir.job.ledger;

/**
 * The names of what becomes of packets. {@link #CAPTURED} stands on one side of the ledger, every
 * other name on the other.
 */
public final class Outcome {

    /** Read from a capture, whatever came of it. */
    public static final String CAPTURED = "captured";

    /** Carries no IP packet, such as ARP. */
    public static final String NOT_IP = "not_ip";

    /** Counted in a flow that has ended. */
    public static final String IN_FLOWS = "in_flows";

    /**
     * Taken into a flow that goes on: booked when it is taken, and taken back when the flow ends.
     */
    public static final String IN_OPEN_FLOWS = "in_open_flows";

    /** In a train that came behind event time, now on the late topic. */
    public static final String LATE = "late";

    /** In a train that goes into no flow, now on the dead-letter topic. */
    public static final String DEAD_LETTER = "dead_letter";

    private static final String UNDECODABLE = "undecodable.";
    private static final String DROPPED = "dropped.";

    private Outcome() {}

    /** {@code undecodable.REASON}, the reason as sensors name it: {@code layer.problem}. */
    public static String undecodable(String reason) {
        return UNDECODABLE + reason;
    }

    /** {@code dropped.REASON}: decoded by a sensor, and dropped before it was sent. */
    public static String dropped(String reason) {
        return DROPPED + reason;
    }

    /** The reason of an outcome that {@link #isUndecodable}. */
    public static String reason(String outcome) {
        return outcome.substring(UNDECODABLE.length());
    }

    public static boolean isUndecodable(String outcome) {
        return outcome.startsWith(UNDECODABLE);
    }
}
