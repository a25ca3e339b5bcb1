package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/** One end of a TCP flow: its state, its sequence space, and what its history needs to know. */
final class TcpEndpoint {

    EndpointState state = EndpointState.INACTIVE;
    EndpointState previousState = EndpointState.INACTIVE;
    TcpStream stream = new TcpStream();

    /** It has sent a SYN, with or without ACK; the last one's sequence number. */
    boolean sentSyn;

    int synSeq;

    /** It has sent a segment other than a RST; the lowest sequence number of those. */
    boolean sentSegment;

    int lowestSeq;

    boolean sentFin;

    /** Bits of {@link TcpHistory} for letters that were written once. */
    int lettersSeen;

    /** Positions of the last SYN, FIN and RST. */
    long lastSyn;

    long lastFin;
    long lastRst;

    int retransmissions;
    int zeroWindows;
    int gaps;

    void enter(EndpointState next) {
        if (next != state) {
            previousState = state;
            state = next;
        }
    }

    boolean isOpening() {
        return state == EndpointState.SYN_SENT || state == EndpointState.SYN_ACK_SENT;
    }

    /** Established, or closed by a FIN after it was. */
    boolean isClean() {
        return state == EndpointState.ESTABLISHED
                || state == EndpointState.CLOSED && previousState == EndpointState.ESTABLISHED;
    }

    /** Remembers what decides whether a later SYN belongs to this flow. */
    void rememberSequence(TrainPacket packet) {
        if (packet.hasFlag(TcpFlags.SYN)) {
            sentSyn = true;
            synSeq = packet.seq;
        }
        if (packet.hasFlag(TcpFlags.FIN)) {
            sentFin = true;
        }
        if (!packet.hasFlag(TcpFlags.RST) && (!sentSegment || packet.seq - lowestSeq < 0)) {
            lowestSeq = packet.seq;
            sentSegment = true;
        }
    }

    void writeTo(AvroWriter out) {
        out.writeLong(state.code());
        out.writeLong(previousState.code());
        stream.writeTo(out);
        out.writeBoolean(sentSyn);
        out.writeLong(synSeq);
        out.writeBoolean(sentSegment);
        out.writeLong(lowestSeq);
        out.writeBoolean(sentFin);
        out.writeLong(lettersSeen);
        out.writeLong(lastSyn);
        out.writeLong(lastFin);
        out.writeLong(lastRst);
        out.writeLong(retransmissions);
        out.writeLong(zeroWindows);
        out.writeLong(gaps);
    }

    static TcpEndpoint readFrom(AvroReader in) {
        TcpEndpoint end = new TcpEndpoint();
        end.state = EndpointState.ofCode(in.readInt());
        end.previousState = EndpointState.ofCode(in.readInt());
        end.stream = TcpStream.readFrom(in);
        end.sentSyn = in.readBoolean();
        end.synSeq = in.readInt();
        end.sentSegment = in.readBoolean();
        end.lowestSeq = in.readInt();
        end.sentFin = in.readBoolean();
        end.lettersSeen = in.readInt();
        end.lastSyn = in.readLong();
        end.lastFin = in.readLong();
        end.lastRst = in.readLong();
        end.retransmissions = in.readInt();
        end.zeroWindows = in.readInt();
        end.gaps = in.readInt();
        return end;
    }
}
