package io.weir.ingest.generate;

import io.weir.schema.TcpFlags;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP conversation and its part in the dialogue. What it says passes the tap at the
 * dialogue's present time; the peer takes it as received unless its fate says otherwise.
 */
public final class TcpEnd {

    final Endpoint endpoint;
    final TcpStack stack;
    final boolean isClient;
    private final TcpDialogue dialogue;
    private @Nullable TcpEnd peer;
    private int clockStart;

    /** Initial sequence number. */
    private int initial;

    /** The next sequence number to send. */
    int next;

    /** The next sequence number expected from the peer. */
    int expected;

    private int heardClock;

    TcpEnd(TcpDialogue dialogue, Endpoint endpoint, TcpStack stack, boolean isClient) {
        this.dialogue = dialogue;
        this.endpoint = endpoint;
        this.stack = stack;
        this.isClient = isClient;
    }

    void meet(TcpEnd other) {
        peer = other;
    }

    TcpEnd peer() {
        if (peer == null) {
            throw new IllegalStateException("an end without a peer");
        }
        return peer;
    }

    /** Begins anew with this initial sequence number, as after a close. */
    public TcpEnd from(int initialSequence, int clock) {
        initial = initialSequence;
        next = initialSequence;
        clockStart = clock;
        return this;
    }

    /** Takes the conversation up in its middle: the handshake was before the capture. */
    void established() {
        next = initial + 1;
        expected = peer().initial + 1;
    }

    int clockAt(long timeUs) {
        return clockStart + (int) (timeUs / 1000);
    }

    /** A SYN; said again without an answer it is a retransmission. */
    public TcpEnd syn() {
        int flags = TcpFlags.SYN | (stack.ecn() ? TcpFlags.ECE | TcpFlags.CWR : 0);
        say(initial, 0, flags, 0);
        next = initial + 1;
        return this;
    }

    public TcpEnd synAck() {
        int flags = TcpFlags.SYN | TcpFlags.ACK | (stack.ecn() ? TcpFlags.ECE : 0);
        say(initial, expected, flags, 0);
        next = initial + 1;
        return this;
    }

    public TcpEnd ack() {
        say(next, expected, TcpFlags.ACK, 0);
        return this;
    }

    /** One segment of data. */
    public TcpEnd data(int bytes) {
        say(next, expected, TcpFlags.ACK | TcpFlags.PSH, bytes);
        next += bytes;
        return this;
    }

    /** One segment with these octets. */
    public TcpEnd data(byte[] content) {
        TcpSegment segment = say(next, expected, TcpFlags.ACK | TcpFlags.PSH, content.length);
        segment.content = content;
        next += content.length;
        return this;
    }

    /** Octets sent before, once more: so many, from so many back. */
    public TcpEnd dataAgain(int back, int bytes) {
        say(next - back, expected, TcpFlags.ACK | TcpFlags.PSH, bytes);
        return this;
    }

    /** A SYN that carries data (RFC 7413). */
    public TcpEnd synWithData(int bytes) {
        dialogue.disturb();
        say(initial, 0, TcpFlags.SYN, bytes);
        next = initial + 1 + bytes;
        return this;
    }

    /** An ACK that closes the window; the next packet opens it again. */
    public TcpEnd zeroWindow() {
        dialogue.disturb();
        say(next, expected, TcpFlags.ACK, 0).window = 0;
        return this;
    }

    public TcpEnd fin() {
        return finWithData(0);
    }

    public TcpEnd finWithData(int bytes) {
        int flags = TcpFlags.FIN | TcpFlags.ACK | (bytes > 0 ? TcpFlags.PSH : 0);
        say(next, expected, flags, bytes);
        next += bytes + 1;
        return this;
    }

    public TcpEnd finAgain() {
        say(next - 1, expected, TcpFlags.FIN | TcpFlags.ACK, 0);
        return this;
    }

    /** Aborts, with the ACK flag as after a handshake. */
    public TcpEnd rst() {
        say(next, expected, TcpFlags.RST | TcpFlags.ACK, 0);
        return this;
    }

    /** Answers what belongs to no connection here (RFC 9293, 3.5.2): no ACK flag. */
    public TcpEnd bareRst() {
        say(next, 0, TcpFlags.RST, 0);
        return this;
    }

    /** A keep-alive probe of RFC 1122: one octet before the window, none of data. */
    public TcpEnd keepAlive() {
        say(next - 1, expected, TcpFlags.ACK, 0);
        return this;
    }

    private TcpSegment say(int seq, int ack, int flags, int bytes) {
        if (seq != next) {
            dialogue.disturb();
        }
        long timeUs = dialogue.nextTimeUs(this);
        TcpSegment segment = segment(timeUs, seq, ack, flags, bytes);
        Fate fate = dialogue.nextFate();
        dialogue.put(segment, fate);
        if (fate.received) {
            peer().hear(segment);
        }
        dialogue.spoke(this, timeUs);
        return segment;
    }

    TcpSegment segment(long timeUs, int seq, int ack, int flags, int bytes) {
        TcpSegment segment = new TcpSegment(timeUs, dialogue.flow(), this, seq, ack, flags, bytes);
        segment.echo = heardClock;
        return segment;
    }

    /** Takes in what comes next in order; anything else changes nothing. */
    void hear(TcpSegment segment) {
        if ((segment.flags & TcpFlags.SYN) != 0) {
            expected = segment.seq + 1 + segment.payloadBytes;
        } else if (segment.seq == expected) {
            expected += segment.payloadBytes + (segment.flags & TcpFlags.FIN);
        }
        heardAt(segment.timeUs);
    }

    /** The peer's time stamp of that time is the last one heard. */
    void heardAt(long timeUs) {
        heardClock = peer().clockAt(timeUs);
    }
}
