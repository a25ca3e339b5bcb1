package io.weir.ingest.generate;

import io.weir.schema.TcpFlags;
import org.jspecify.annotations.Nullable;

/** A TCP packet of a plan. */
final class TcpSegment extends PlannedPacket {

    private static final int HEADER_BYTES = 20;
    private static final int TIMESTAMP_BYTES = 12;
    private static final int SACK_BYTES = 12;

    final TcpEnd sender;
    final int seq;
    final int ack;
    final int flags;
    final int payloadBytes;

    /** Its octets, or null where they do not matter. */
    byte @Nullable [] content;

    /** A block of octets held out of order; none when both are equal. */
    int sackFrom;

    int sackTo;
    int echo;
    int window;

    TcpSegment(
            long timeUs, int flow, TcpEnd sender, int seq, int ack, int flags, int payloadBytes) {
        super(timeUs, sender.isClient, flow);
        this.sender = sender;
        this.seq = seq;
        this.ack = ack;
        this.flags = flags;
        this.payloadBytes = payloadBytes;
        this.window = (flags & TcpFlags.RST) != 0 ? 0 : sender.stack.window(isSyn());
    }

    @Override
    int flags() {
        return flags;
    }

    @Override
    int payloadBytes() {
        return payloadBytes;
    }

    @Override
    int aboveIpBytes() {
        return HEADER_BYTES + optionBytes() + payloadBytes;
    }

    private int optionBytes() {
        if (isSyn()) {
            return sender.stack.synOptionBytes();
        }
        if ((flags & TcpFlags.RST) != 0) {
            return 0;
        }
        return (sender.stack.timestamps() ? TIMESTAMP_BYTES : 0)
                + (sackFrom == sackTo ? 0 : SACK_BYTES);
    }

    private boolean isSyn() {
        return (flags & TcpFlags.SYN) != 0;
    }

    @Override
    void build(FrameBuilder frame, Conversation conversation) {
        conversation.addIp(frame, fromClient);
        int port = sender.endpoint.port();
        int peerPort = sender.peer().endpoint.port();
        frame.tcp(port, peerPort, seq, ack, flags, window);
        if (isSyn()) {
            sender.stack.addSynOptions(frame, clock(), echo);
        } else if (optionBytes() > 0) {
            addOptions(frame);
        }
        if (content != null) {
            frame.payload(content);
        } else {
            frame.filler(seq, payloadBytes);
        }
    }

    private void addOptions(FrameBuilder frame) {
        if (sender.stack.timestamps()) {
            frame.nop().nop().timestamps(clock(), echo);
        }
        if (sackFrom != sackTo) {
            frame.sack(sackFrom, sackTo);
        }
    }

    /** The time stamp clock of RFC 7323: milliseconds from a start of its own for each end. */
    private int clock() {
        return sender.clockAt(timeUs);
    }
}
