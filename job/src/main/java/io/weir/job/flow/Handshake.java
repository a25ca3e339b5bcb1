package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/**
 * Capture times of the three-way handshake: the client's SYN (the last one before the answer), the
 * SYN-ACK, the client's ACK.
 */
final class Handshake {

    private static final long NONE = SideCounters.NONE;

    private long synUs = NONE;
    private long synAckUs = NONE;
    private long ackUs = NONE;

    void observe(TrainPacket packet, boolean fromClient) {
        if (ackUs != NONE) {
            return;
        }
        int flags = packet.tcpFlags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
        if (fromClient && flags == TcpFlags.SYN) {
            synUs = packet.captureTimeUs;
            synAckUs = NONE;
        } else if (!fromClient && flags == (TcpFlags.SYN | TcpFlags.ACK)) {
            if (synAckUs == NONE) {
                synAckUs = packet.captureTimeUs;
            }
        } else if (fromClient && flags == TcpFlags.ACK && synAckUs != NONE) {
            ackUs = packet.captureTimeUs;
        }
    }

    /** µs from SYN to SYN-ACK, or {@link SideCounters#NONE}. */
    long synToSynAckUs() {
        return synUs == NONE || synAckUs == NONE ? NONE : synAckUs - synUs;
    }

    /** µs from SYN-ACK to the ACK that ends the handshake, or {@link SideCounters#NONE}. */
    long synAckToAckUs() {
        return ackUs == NONE ? NONE : ackUs - synAckUs;
    }

    void writeTo(AvroWriter out) {
        out.writeLong(synUs);
        out.writeLong(synAckUs);
        out.writeLong(ackUs);
    }

    static Handshake readFrom(AvroReader in) {
        Handshake handshake = new Handshake();
        handshake.synUs = in.readLong();
        handshake.synAckUs = in.readLong();
        handshake.ackUs = in.readLong();
        return handshake;
    }
}
