package io.weir.ingest.generate;

/**
 * Plans conversation after conversation so that the capture ends at its time with its last frame.
 * The conversations arrive as by chance, at the rate that is still needed; the last ones are cut to
 * the frames that are left, streams fill what is missing, and one packet of its own ends the
 * capture.
 */
final class CapturePlan {

    /** 2026-01-01T00:00:00Z. */
    static final long START_US = 1_767_225_600_000_000L;

    /** Long enough that every timeout strikes. */
    private static final long LEAST_SPAN_US = 900_000_000L;

    private static final int MOST_PACKETS_PER_SECOND = 10_000;
    private static final long FILL_US = 2_000_000;
    private static final int EXPECTED_PACKETS = 20;

    private final Dice dice;
    private final TrafficMix mix;
    private final long endUs;
    private long left;
    private long arrivalUs = START_US;
    private long plannedPackets;
    private long conversations;
    private long underWay;

    CapturePlan(long seed, long packets) {
        Planner planner = new Planner(seed);
        dice = planner.dice;
        mix = new TrafficMix(planner);
        endUs = START_US + Math.max(LEAST_SPAN_US, packets * 1_000_000 / MOST_PACKETS_PER_SECOND);
        left = packets - 1;
        underWay = packets / 2000;
    }

    /** Capture time of the last packet, µs. */
    long endUs() {
        return endUs;
    }

    /** Nothing that is still to be planned begins before it. */
    long arrivalUs() {
        return left < 0 ? Long.MAX_VALUE : arrivalUs;
    }

    boolean hasNext() {
        return left >= 0;
    }

    /** The next conversation, sealed; it begins at {@link #arrivalUs} or later. */
    Conversation next() {
        if (left == 0) {
            return last();
        }
        Conversation conversation = scripted();
        conversation.seal(endUs, left);
        left -= conversation.packets();
        plannedPackets += conversation.packets();
        conversations++;
        arrivalUs += gapUs();
        return conversation;
    }

    private Conversation scripted() {
        if (underWay > 0) {
            underWay--;
            return mix.underWay(arrivalUs + dice.below(3_000_000));
        }
        return filling()
                ? mix.stream(arrivalUs + dice.below((int) FILL_US / 2))
                : mix.any(arrivalUs);
    }

    private boolean filling() {
        return endUs - arrivalUs <= FILL_US;
    }

    private long gapUs() {
        if (underWay > 0 || filling()) {
            return 0;
        }
        double average = (plannedPackets + 10.0 * EXPECTED_PACKETS) / (conversations + 10);
        double needed = left / average;
        long gap = dice.exponential((endUs - arrivalUs) / (needed + 1));
        return Math.min(gap, endUs - FILL_US - arrivalUs);
    }

    /** A single packet at the very end, so that the end of the capture is known beforehand. */
    private Conversation last() {
        left = -1;
        Conversation conversation = mix.closing(endUs);
        conversation.seal(endUs + 1, 1);
        return conversation;
    }
}
