package io.weir.ingest.generate;

import io.weir.schema.TcpFlags;

/**
 * Octets from one end to the other in flights that grow as slow start lets them, with what becomes
 * of each segment on the way, the acknowledgments of the receiver and the retransmissions of the
 * sender (after three duplicate acknowledgments, or the timeout).
 */
final class TcpTransfer {

    private static final int LARGEST_FLIGHT = 64;
    private static final int FIRST_FLIGHT = 10;
    private static final int DELAYED_ACK_US = 40_000;

    private final TcpDialogue tcp;
    private final Dice dice;
    private final Path path;
    private final TcpEnd sender;
    private final TcpEnd receiver;

    /** The flight under way: its segments, when they pass the tap, which ones have arrived. */
    private final int[] lengths = new int[LARGEST_FLIGHT];

    private final long[] times = new long[LARGEST_FLIGHT];
    private final Fate[] fates = new Fate[LARGEST_FLIGHT];
    private final boolean[] arrived = new boolean[LARGEST_FLIGHT];
    private final int[] seqs = new int[LARGEST_FLIGHT + 1];
    private int count;
    private Message message = new Message();

    /** Sequence number of the message's first octet. */
    private int messageSeq;

    /** The first segment of the flight that has not arrived. */
    private int missing;

    private int unacknowledged;
    private long firstAckUs;
    private long lastAckUs;
    private long thirdDuplicateUs;
    private int duplicates;

    TcpTransfer(TcpDialogue tcp, Dice dice, TcpEnd sender) {
        this.tcp = tcp;
        this.dice = dice;
        this.path = tcp.path();
        this.sender = sender;
        this.receiver = sender.peer();
    }

    /** Sends so many octets that do not matter. */
    void send(int bytes) {
        send(new Message().filler(bytes));
    }

    /** Sends a message; the dialogue then stands at the last acknowledgment. */
    void send(Message toSend) {
        message = toSend;
        messageSeq = sender.next;
        int left = message.length();
        int flight = FIRST_FLIGHT;
        long sendUs = tcp.nextTimeUs(sender);
        while (left > 0) {
            left -= cut(left, flight);
            launch(sendUs, left == 0);
            boolean whole = arrive(left == 0);
            if (!whole) {
                repair();
            }
            sender.next = seqs[count];
            receiver.expected = seqs[count];
            sender.heardAt(lastAckUs);
            sendUs = nextFlightUs(whole);
            flight = whole ? Math.min(LARGEST_FLIGHT, flight * 2) : Math.max(4, flight / 2);
        }
        tcp.spoke(receiver, lastAckUs);
    }

    private int cut(int left, int flight) {
        int full = sender.stack.fullSegment();
        int taken = 0;
        count = 0;
        seqs[0] = sender.next;
        while (taken < left && count < flight) {
            lengths[count] = Math.min(full, left - taken);
            taken += lengths[count];
            seqs[count + 1] = seqs[count] + lengths[count];
            count++;
        }
        return taken;
    }

    private void launch(long sendUs, boolean last) {
        long at = sendUs;
        for (int i = 0; i < count; i++) {
            times[i] = at;
            at += path.spacingUs();
            fates[i] = path.fate(dice);
            arrived[i] = false;
        }
        for (int i = 0; i + 1 < count; i++) {
            if (dice.chance(path.reorder())) {
                long earlier = times[i];
                times[i] = times[i + 1];
                times[i + 1] = earlier;
                tcp.disturb();
                i++;
            }
        }
        for (int i = 0; i < count; i++) {
            put(i, times[i], fates[i], last);
        }
    }

    private void put(int i, long timeUs, Fate fate, boolean last) {
        int flags = TcpFlags.ACK | (last && i == count - 1 ? TcpFlags.PSH : 0);
        TcpSegment segment = sender.segment(timeUs, seqs[i], sender.expected, flags, lengths[i]);
        int from = seqs[i] - messageSeq;
        segment.content = message.part(from, from + lengths[i]);
        tcp.put(segment, fate);
    }

    /** True when every segment arrived. */
    private boolean arrive(boolean last) {
        missing = 0;
        unacknowledged = 0;
        duplicates = 0;
        firstAckUs = Long.MAX_VALUE;
        thirdDuplicateUs = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            boolean overtaken = i + 1 < count && times[i] > times[i + 1];
            if (overtaken) {
                arrive(i + 1, last);
            }
            arrive(i, last);
            if (overtaken) {
                i++;
            }
        }
        return missing == count;
    }

    private void arrive(int i, boolean last) {
        if (!fates[i].received) {
            return;
        }
        arrived[i] = true;
        if (i != missing) {
            acknowledge(times[i], i);
            if (++duplicates == 3) {
                thirdDuplicateUs = lastAckUs;
            }
            return;
        }
        boolean filled = missing + 1 < count && arrived[missing + 1];
        advance();
        unacknowledged++;
        if (unacknowledged >= 2 || filled) {
            acknowledge(times[i], -1);
        } else if (missing == count) {
            acknowledge(times[i] + (last ? dice.below(DELAYED_ACK_US) : 0), -1);
        }
    }

    private void advance() {
        while (missing < count && arrived[missing]) {
            missing++;
        }
    }

    /**
     * The receiver says what it has in order, and with SACK the block around a segment out of
     * order.
     *
     * @param outOfOrder segment, or −1
     */
    private void acknowledge(long arrivedUs, int outOfOrder) {
        long at = arrivedUs + path.turnUs(receiver);
        TcpSegment ack = receiver.segment(at, receiver.next, seqs[missing], TcpFlags.ACK, 0);
        if (outOfOrder >= 0 && receiver.stack.sack() && sender.stack.sack()) {
            block(ack, outOfOrder);
        }
        ack.echo = sender.clockAt(arrivedUs);
        tcp.put(ack, path.fate(dice) == Fate.MISSED_BY_TAP ? Fate.MISSED_BY_TAP : Fate.DELIVERED);
        unacknowledged = 0;
        firstAckUs = Math.min(firstAckUs, at);
        lastAckUs = at;
    }

    private void block(TcpSegment ack, int outOfOrder) {
        int from = outOfOrder;
        int to = outOfOrder + 1;
        while (arrived[from - 1]) {
            from--;
        }
        while (to < count && arrived[to]) {
            to++;
        }
        ack.sackFrom = seqs[from];
        ack.sackTo = seqs[to];
    }

    /** Sends again what did not arrive, until it does. */
    private void repair() {
        long at = retryUs();
        while (missing < count) {
            int i = missing;
            Fate fate = dice.chance(1000) ? Fate.LOST_AFTER_TAP : Fate.DELIVERED;
            put(i, at, fate, false);
            if (fate.received) {
                arrived[i] = true;
                advance();
                acknowledge(at, -1);
                at += path.spacingUs();
            } else {
                at += 2L * path.retransmissionTimeoutUs();
            }
        }
    }

    private long retryUs() {
        return thirdDuplicateUs == Long.MAX_VALUE
                ? Math.max(times[count - 1], times[missing]) + path.retransmissionTimeoutUs()
                : thirdDuplicateUs + path.turnUs(sender);
    }

    private long nextFlightUs(boolean whole) {
        long lastSentUs = Math.max(times[count - 1], count > 1 ? times[count - 2] : 0);
        long heardUs = (whole ? firstAckUs : lastAckUs) + path.turnUs(sender);
        return Math.max(heardUs, lastSentUs + path.spacingUs());
    }
}
