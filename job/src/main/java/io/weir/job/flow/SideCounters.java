package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/** What one end of a flow has sent: packets, octets, flags, capture times, TTL. */
final class SideCounters {

    /** A time or a TTL that is not known. */
    static final long NONE = Long.MIN_VALUE;

    long packets;
    long wireBytes;
    long ipBytes;
    long payloadBytes;
    long payloadPackets;

    /** Earliest and latest capture times, µs since the epoch, or {@link #NONE}. */
    long firstUs = NONE;

    long lastUs = NONE;
    long firstPayloadUs = NONE;
    long lastPayloadUs = NONE;

    long syn;
    long ack;
    long fin;
    long rst;
    long psh;
    long urg;
    long ece;
    long cwr;

    /** Packets with ACK, without SYN, FIN, RST and payload. */
    long pureAcks;

    int ttlMin;
    int ttlMax;

    void count(TrainPacket packet) {
        countTimes(packet);
        countTtl(packet.ttl);
        packets++;
        wireBytes += packet.wireBytes;
        ipBytes += packet.ipBytes;
        payloadBytes += packet.payloadBytes;
        if (packet.tcp) {
            countFlags(packet.tcpFlags, packet.payloadBytes);
        }
    }

    private void countTimes(TrainPacket packet) {
        long at = packet.captureTimeUs;
        if (packets == 0) {
            firstUs = at;
            lastUs = at;
        } else if (at > lastUs) {
            lastUs = at;
        } else if (at < firstUs) {
            firstUs = at;
        }
        if (packet.payloadBytes > 0) {
            if (payloadPackets++ == 0) {
                firstPayloadUs = at;
                lastPayloadUs = at;
            } else if (at > lastPayloadUs) {
                lastPayloadUs = at;
            } else if (at < firstPayloadUs) {
                firstPayloadUs = at;
            }
        }
    }

    private void countTtl(int ttl) {
        if (packets == 0) {
            ttlMin = ttl;
            ttlMax = ttl;
        } else if (ttl < ttlMin) {
            ttlMin = ttl;
        } else if (ttl > ttlMax) {
            ttlMax = ttl;
        }
    }

    private void countFlags(int flags, long payload) {
        if (flags == TcpFlags.ACK) {
            ack++;
            pureAcks += payload > 0 ? 0 : 1;
            return;
        }
        fin += flags & 1;
        syn += flags >>> 1 & 1;
        rst += flags >>> 2 & 1;
        psh += flags >>> 3 & 1;
        ack += flags >>> 4 & 1;
        urg += flags >>> 5 & 1;
        ece += flags >>> 6 & 1;
        cwr += flags >>> 7 & 1;
        int deciding = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST | TcpFlags.ACK;
        if ((flags & deciding) == TcpFlags.ACK && payload <= 0) {
            pureAcks++;
        }
    }

    void writeTo(AvroWriter out) {
        out.writeLong(packets);
        if (packets == 0) {
            return;
        }
        out.writeLong(wireBytes);
        out.writeLong(ipBytes);
        out.writeLong(payloadBytes);
        out.writeLong(payloadPackets);
        out.writeLong(firstUs);
        out.writeLong(lastUs - firstUs);
        if (payloadPackets > 0) {
            out.writeLong(firstPayloadUs - firstUs);
            out.writeLong(lastPayloadUs - firstUs);
        }
        out.writeLong(syn);
        out.writeLong(ack);
        out.writeLong(fin);
        out.writeLong(rst);
        out.writeLong(psh);
        out.writeLong(urg);
        out.writeLong(ece);
        out.writeLong(cwr);
        out.writeLong(pureAcks);
        out.writeLong(ttlMin);
        out.writeLong(ttlMax);
    }

    static SideCounters readFrom(AvroReader in) {
        SideCounters side = new SideCounters();
        side.packets = in.readLong();
        if (side.packets == 0) {
            return side;
        }
        side.wireBytes = in.readLong();
        side.ipBytes = in.readLong();
        side.payloadBytes = in.readLong();
        side.payloadPackets = in.readLong();
        side.firstUs = in.readLong();
        side.lastUs = side.firstUs + in.readLong();
        if (side.payloadPackets > 0) {
            side.firstPayloadUs = side.firstUs + in.readLong();
            side.lastPayloadUs = side.firstUs + in.readLong();
        }
        side.syn = in.readLong();
        side.ack = in.readLong();
        side.fin = in.readLong();
        side.rst = in.readLong();
        side.psh = in.readLong();
        side.urg = in.readLong();
        side.ece = in.readLong();
        side.cwr = in.readLong();
        side.pureAcks = in.readLong();
        side.ttlMin = in.readInt();
        side.ttlMax = in.readInt();
        return side;
    }
}
