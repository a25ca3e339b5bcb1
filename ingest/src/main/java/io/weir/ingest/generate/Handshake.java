package io.weir.ingest.generate;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.TcpFlags;

/** When the packets of a TCP flow's opening passed the tap. */
final class Handshake {

    private static final long NEVER = Long.MIN_VALUE;

    private long synUs = NEVER;
    private long synAckUs = NEVER;
    private long ackUs = NEVER;
    private boolean repeated;

    void see(TcpSegment segment) {
        int flags = segment.flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
        if (flags == TcpFlags.SYN) {
            repeated |= synUs != NEVER || synAckUs != NEVER;
            synUs = segment.timeUs;
        } else if (flags == (TcpFlags.SYN | TcpFlags.ACK)) {
            repeated |= synAckUs != NEVER;
            synAckUs = segment.timeUs;
        } else if (flags == TcpFlags.ACK
                && segment.fromClient
                && synAckUs != NEVER
                && ackUs == NEVER) {
            ackUs = segment.timeUs;
        }
    }

    /**
     * False where refusal, retransmission, reordering or what the tap missed make it a matter of
     * the meter's rules which packets count.
     */
    boolean certain() {
        boolean complete = synUs != NEVER && synAckUs != NEVER && ackUs != NEVER;
        boolean absent = synUs == NEVER && synAckUs == NEVER;
        return !repeated && (complete || absent);
    }

    void fill(FlowRecord truth) {
        if (synUs != NEVER) {
            truth.set(FlowField.SYN_TO_SYNACK_US, synAckUs - synUs);
            truth.set(FlowField.SYNACK_TO_ACK_US, ackUs - synAckUs);
        }
    }
}
