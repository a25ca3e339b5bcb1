package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/** The TCP side of a flow: both ends, the handshake, and the facts on which its life depends. */
final class TcpConnection {

    private static final int SYN_OR_RST = TcpFlags.SYN | TcpFlags.RST;

    TcpEndpoint a = new TcpEndpoint();
    TcpEndpoint b = new TcpEndpoint();
    Handshake handshake = new Handshake();

    /** A SYN without ACK was seen: it alone says who is the client. */
    boolean synSeen;

    /** Only SYNs without ACK, all of one end, were seen. */
    boolean onlySyns = true;

    /** A segment with ACK that is neither part of a handshake nor a RST was seen. */
    boolean established;

    /** The client began without a SYN, or the server did: the streams' beginnings are unknown. */
    private boolean midStream;

    TcpEndpoint end(boolean isA) {
        return isA ? a : b;
    }

    /** Takes a packet in. One without a TCP header (a later fragment) says nothing but that. */
    void observe(TrainPacket packet, boolean fromClient, History history) {
        if (!packet.tcp) {
            onlySyns = false;
            return;
        }
        TcpEndpoint from = end(packet.fromA);
        TcpEndpoint to = end(!packet.fromA);
        observeLife(packet, from, to);
        handshake.observe(packet, fromClient, to);
        observeSegment(packet, from, to, fromClient, history);
    }

    private void observeLife(TrainPacket packet, TcpEndpoint from, TcpEndpoint to) {
        boolean syn = (packet.tcpFlags & (SYN_OR_RST | TcpFlags.ACK)) == TcpFlags.SYN;
        onlySyns &= syn && !to.sentSyn;
        synSeen |= packet.hasFlag(TcpFlags.SYN) && !packet.hasFlag(TcpFlags.ACK);
        established |= (packet.tcpFlags & (SYN_OR_RST | TcpFlags.ACK)) == TcpFlags.ACK;
        from.rememberSequence(packet);
    }

    /**
     * One step for each thing that a segment tells. Their order is that of the letters in Zeek's
     * history: the segment's own, then what its window, its number and its acknowledgment reveal.
     */
    private void observeSegment(
            TrainPacket packet,
            TcpEndpoint from,
            TcpEndpoint to,
            boolean fromClient,
            History history) {
        boolean first = from.state == EndpointState.INACTIVE;
        boolean syn = packet.hasFlag(TcpFlags.SYN);
        boolean ack = packet.hasFlag(TcpFlags.ACK);
        int length = sequenceLength(packet);
        if (first) {
            noteBeginning(syn, ack, fromClient);
        }
        start(packet, from, length);
        long position = from.stream.position(packet.seq);
        TcpHistory.segment(history, from, fromClient, packet, position);
        noteWindow(packet, from, to, fromClient, history);
        long ackPosition = ack ? acknowledge(packet, to) : 0;
        boolean repeated = send(packet, from, position + length);
        if (repeated && !(first && syn)) {
            TcpHistory.retransmission(history, from, fromClient);
        }
        TcpStates.advance(from, to, fromClient, packet);
        if (first && !syn && from.state == EndpointState.ESTABLISHED) {
            // Only the SYN was missed: the SYN-ACK has told where the stream begins.
            midStream = false;
        }
        if (ack) {
            settle(ackPosition, from, to, fromClient, history);
        }
        deliver(packet, from, syn ? position + 1 : position);
    }

    /** Sequence numbers that a segment takes up: what a RST carries is no part of the stream. */
    private static int sequenceLength(TrainPacket packet) {
        int controls =
                (packet.hasFlag(TcpFlags.SYN) ? 1 : 0) + (packet.hasFlag(TcpFlags.FIN) ? 1 : 0);
        return controls + streamOctets(packet);
    }

    private static int streamOctets(TrainPacket packet) {
        return packet.hasFlag(TcpFlags.RST) ? 0 : (int) Math.max(0, packet.payloadBytes);
    }

    private void noteBeginning(boolean syn, boolean ack, boolean fromClient) {
        if (fromClient) {
            midStream = !syn || ack;
        } else if (!midStream) {
            midStream = !syn;
        }
    }

    /** A window of zero means something unless the connection is over for one of the ends. */
    private static void noteWindow(
            TrainPacket packet,
            TcpEndpoint from,
            TcpEndpoint to,
            boolean fromClient,
            History history) {
        if (packet.window == 0
                && !packet.hasFlag(TcpFlags.RST)
                && to.state != EndpointState.CLOSED
                && from.state != EndpointState.RESET) {
            TcpHistory.zeroWindow(history, from, fromClient);
        }
    }

    /** Returns true when all the payload was sent before. */
    private static boolean send(TrainPacket packet, TcpEndpoint from, long end) {
        boolean fin = packet.hasFlag(TcpFlags.FIN);
        if (fin) {
            from.stream.finAt(end);
        }
        boolean handshakeOrReset = (packet.tcpFlags & SYN_OR_RST) != 0;
        boolean trusted = from.state != EndpointState.RESET;
        boolean repeated = from.stream.send(end, handshakeOrReset, fin, trusted);
        return repeated && streamOctets(packet) > 0;
    }

    private static void deliver(TrainPacket packet, TcpEndpoint from, long start) {
        int octets = streamOctets(packet);
        if (octets > 0 && start >= 0) {
            from.stream.deliver(start, start + octets);
        }
    }

    /** Sets the sender's sequence space up at its first packet, and at a SYN that moves it. */
    private static void start(TrainPacket packet, TcpEndpoint from, int length) {
        boolean syn = packet.hasFlag(TcpFlags.SYN);
        boolean moved = syn && packet.seq != from.stream.initialSeq();
        switch (from.state) {
            case INACTIVE -> {
                if (syn) {
                    from.stream.startAtSyn(packet.seq, length);
                } else {
                    from.stream.startInside(packet.seq);
                }
            }
            case SYN_SENT, SYN_ACK_SENT, ESTABLISHED, PARTIAL -> {
                if (moved) {
                    from.stream.startAtSyn(packet.seq, length);
                }
            }
            case RESET -> {
                // A RST that nobody asked for may have been forged: the SYN is to be believed.
                if (moved && from.previousState == EndpointState.INACTIVE) {
                    from.stream.startAtSyn(packet.seq, length);
                }
            }
            case CLOSED -> {}
        }
    }

    /** Returns the position acknowledged; 0 where it makes no sense. */
    private static long acknowledge(TrainPacket packet, TcpEndpoint to) {
        if (to.state == EndpointState.INACTIVE) {
            to.stream.startAtAck(packet.ack);
            return 1;
        }
        long position = to.stream.ackPosition(packet.ack);
        if (position < 0) {
            return 0;
        }
        if (!packet.hasFlag(TcpFlags.RST)) {
            to.stream.acknowledge(packet.ack, position);
        }
        return position;
    }

    /**
     * Counts what the other end lost. Only streams whose handshake was seen can prove a gap: RSTs
     * and mid-stream beginnings make false ones.
     */
    private void settle(
            long position, TcpEndpoint from, TcpEndpoint to, boolean fromClient, History history) {
        int gaps = to.stream.settle(position, midStream);
        if (gaps > 0 && from.isClean() && to.isClean()) {
            TcpHistory.gaps(history, to, !fromClient, gaps);
        }
    }

    /** The ends change roles: what was said of beginnings holds no more. */
    void flip() {
        midStream = false;
    }

    void writeTo(AvroWriter out) {
        a.writeTo(out);
        b.writeTo(out);
        handshake.writeTo(out);
        out.writeBoolean(synSeen);
        out.writeBoolean(onlySyns);
        out.writeBoolean(established);
        out.writeBoolean(midStream);
    }

    static TcpConnection readFrom(AvroReader in) {
        TcpConnection connection = new TcpConnection();
        connection.a = TcpEndpoint.readFrom(in);
        connection.b = TcpEndpoint.readFrom(in);
        connection.handshake = Handshake.readFrom(in);
        connection.synSeen = in.readBoolean();
        connection.onlySyns = in.readBoolean();
        connection.established = in.readBoolean();
        connection.midStream = in.readBoolean();
        return connection;
    }
}
