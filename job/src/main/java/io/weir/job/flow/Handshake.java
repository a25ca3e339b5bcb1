package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/**
 * Capture times of the handshake: the SYN, its answer, the segment that ends it. Of several SYNs
 * the last before the end counts, so that a lost one is no delay. The end is the client's first
 * segment that acknowledges, or the RST by which the server refuses: that is answer and end in one,
 * and so is the client's segment where the SYN-ACK was not captured.
 */
final class Handshake {

    private static final long NONE = SideCounters.NONE;

    /** An acknowledgment further from the other end's SYN belongs to another connection. */
    private static final int FARTHEST = 1 << 20;

    private long synUs = NONE;
    private long answerUs = NONE;
    private long endUs = NONE;

    void observe(TrainPacket packet, boolean fromClient, TcpEndpoint to) {
        if (endUs != NONE) {
            return;
        }
        long at = packet.captureTimeUs;
        int flags = packet.tcpFlags & (TcpFlags.SYN | TcpFlags.ACK);
        if (flags == TcpFlags.SYN) {
            if (fromClient) {
                synUs = at;
                answerUs = NONE;
            }
        } else if (flags == (TcpFlags.SYN | TcpFlags.ACK)) {
            if (!fromClient && answerUs == NONE) {
                answerUs = Math.max(at, synUs);
            }
        } else if (flags == TcpFlags.ACK && ends(packet, fromClient, to)) {
            answerUs = answerUs == NONE ? Math.max(at, synUs) : answerUs;
            endUs = Math.max(at, answerUs);
        }
    }

    private boolean ends(TrainPacket packet, boolean fromClient, TcpEndpoint to) {
        if (synUs == NONE && answerUs == NONE) {
            return false;
        }
        boolean refuses = !fromClient && packet.hasFlag(TcpFlags.RST);
        boolean believable = !to.sentSyn || Math.abs(packet.ack - to.synSeq) <= FARTHEST;
        return (fromClient || refuses) && believable;
    }

    /** µs from the SYN to its answer, or {@link SideCounters#NONE}. */
    long synToAnswerUs() {
        return synUs == NONE || answerUs == NONE ? NONE : answerUs - synUs;
    }

    /** µs from the answer to the end, or {@link SideCounters#NONE}. */
    long answerToEndUs() {
        return endUs == NONE ? NONE : endUs - answerUs;
    }

    void writeTo(AvroWriter out) {
        out.writeLong(synUs);
        out.writeLong(answerUs);
        out.writeLong(endUs);
    }

    static Handshake readFrom(AvroReader in) {
        Handshake handshake = new Handshake();
        handshake.synUs = in.readLong();
        handshake.answerUs = in.readLong();
        handshake.endUs = in.readLong();
        return handshake;
    }
}
