package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import org.jspecify.annotations.Nullable;

/**
 * The sequence space of one end: how far it has sent, how far the other end has acknowledged, what
 * is missing in between. Positions are relative to the initial sequence number, the SYN at 0 and
 * the first octet of payload at 1, and do not wrap; without a SYN they are as if one had been seen.
 */
final class TcpStream {

    /** Jumps in SYN and RST packets beyond this are not believed. */
    private static final int LARGEST_JUMP = 1 << 20;

    private int initialSeq;

    /** Position after the last octet sent. */
    private long sent;

    /** Position up to which the other end has acknowledged, by its ACKs that can be believed. */
    private long acked;

    /** Everything below was seen, or is known to be missed. */
    private long inOrder = 1;

    /** Position up to which acknowledgments were taken into account. */
    private long settled = 1;

    /** Position after the FIN, or −1. */
    private long finEnd = -1;

    private @Nullable SegmentRanges ahead;

    /** Starts at a SYN. */
    void startAtSyn(int seq, int segmentLength) {
        initialSeq = seq;
        sent = segmentLength;
        acked = 0;
    }

    /** Starts in mid-stream at the first packet seen of this end. */
    void startInside(int seq) {
        initialSeq = seq - 1;
        sent = 1;
        acked = 0;
    }

    /** Starts at what the other end acknowledges, this end not having been heard. */
    void startAtAck(int ackSeq) {
        initialSeq = ackSeq - 1;
        sent = 0;
        acked = 0;
    }

    int initialSeq() {
        return initialSeq;
    }

    /** Position of a sequence number, taken as near to the last one sent; negative: before all. */
    long position(int seq) {
        return sent + (seq - (initialSeq + (int) sent));
    }

    /** Position of an acknowledgment, taken as near to the last one. */
    long ackPosition(int ackSeq) {
        return acked + (ackSeq - (initialSeq + (int) acked));
    }

    /** Octets of payload sent, by sequence numbers and acknowledgments. */
    long size() {
        return Math.max(0, Math.max(sent, acked) - (finEnd >= 0 ? 2 : 1));
    }

    /**
     * Takes the end of a segment.
     *
     * @param handshakeOrReset a SYN or RST, whose number may be far off
     * @param trusted false after a RST: what follows is not believed
     * @return true when it holds nothing that was not sent before
     */
    boolean send(long end, boolean handshakeOrReset, boolean fin, boolean trusted) {
        if (handshakeOrReset && Math.abs(end - sent) > LARGEST_JUMP) {
            return false;
        }
        // A FIN right after the SYN counts however far off: what lies between was not captured.
        boolean closesUnseen = fin && sent == 1;
        if (closesUnseen || trusted && end > sent) {
            sent = end;
            return false;
        }
        return trusted;
    }

    void finAt(long end) {
        finEnd = end;
    }

    /** Takes an acknowledgment that can be believed. */
    void acknowledge(int ackSeq, long position) {
        boolean broken = ackSeq == 0 && position - acked > LARGEST_JUMP;
        if (position > acked && !broken) {
            acked = position;
        }
    }

    /** Takes payload: fills holes, or notes that there is one. */
    void deliver(long start, long end) {
        long from = Math.max(start, acked);
        if (end <= from) {
            return;
        }
        if (from > inOrder) {
            if (ahead == null) {
                ahead = new SegmentRanges();
            }
            ahead.add(from, end);
            return;
        }
        inOrder = Math.max(inOrder, end);
        takeAhead();
    }

    private void takeAhead() {
        if (ahead == null) {
            return;
        }
        while (!ahead.isEmpty() && ahead.lowestStart() <= inOrder) {
            inOrder = Math.max(inOrder, ahead.removeLowest());
        }
        if (ahead.isEmpty()) {
            ahead = null;
        }
    }

    /**
     * Takes into account that the other end has everything below a position: holes below it are
     * octets that were sent but not captured.
     *
     * @param midStream the start of the stream was not seen, so that its first octet proves nothing
     * @return the number of holes, each of which is a gap
     */
    int settle(long position, boolean midStream) {
        long upTo = finEnd >= 0 && position >= finEnd ? finEnd - 1 : position;
        if (upTo <= settled) {
            return 0;
        }
        settled = upTo;
        if (upTo <= inOrder || upTo <= 2 && midStream) {
            return 0;
        }
        int gaps = 0;
        while (ahead != null && ahead.lowestStart() < upTo) {
            gaps++;
            inOrder = ahead.removeLowest();
            takeAhead();
        }
        if (upTo > inOrder) {
            gaps++;
            inOrder = upTo;
            takeAhead();
        }
        return gaps;
    }

    void writeTo(AvroWriter out) {
        out.writeLong(initialSeq);
        out.writeLong(sent);
        out.writeLong(acked);
        out.writeLong(inOrder);
        out.writeLong(settled);
        out.writeLong(finEnd);
        out.writeBoolean(ahead != null);
        if (ahead != null) {
            ahead.writeTo(out);
        }
    }

    static TcpStream readFrom(AvroReader in) {
        TcpStream stream = new TcpStream();
        stream.initialSeq = in.readInt();
        stream.sent = in.readLong();
        stream.acked = in.readLong();
        stream.inOrder = in.readLong();
        stream.settled = in.readLong();
        stream.finEnd = in.readLong();
        stream.ahead = in.readBoolean() ? SegmentRanges.readFrom(in) : null;
        return stream;
    }
}
