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

    /** Counted in a flow. */
    public static final String IN_FLOWS = "in_flows";

    private static final String UNDECODABLE = "undecodable.";

    private Outcome() {}

    /** {@code undecodable.REASON}, the reason as sensors name it: {@code layer.problem}. */
    public static String undecodable(String reason) {
        return UNDECODABLE + reason;
    }

    /** The reason of an outcome that {@link #isUndecodable}. */
    public static String reason(String outcome) {
        return outcome.substring(UNDECODABLE.length());
    }

    public static boolean isUndecodable(String outcome) {
        return outcome.startsWith(UNDECODABLE);
    }
}
