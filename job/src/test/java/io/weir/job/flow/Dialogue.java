package io.weir.job.flow;

import io.weir.schema.FlowKey;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation between two ends, written down as it is spoken:
 *
 * <pre>{@code
 * Dialogue talk = new Dialogue();
 * talk.client.syn();
 * talk.server.synAck();
 * talk.client.ack();
 * talk.client.data(100);
 * }</pre>
 *
 * Each packet comes 1 ms after the one before it unless {@link #after} or {@link #at} says
 * otherwise. Sequence and acknowledgment numbers follow what was said.
 */
public final class Dialogue {

    public static final long START_US = 1_700_000_000_000_000L;
    static final int STEP_US = 1000;

    static final int TCP = 6;
    public static final int UDP = 17;

    public final Speaker client = new Speaker(1000);
    public final Speaker server = new Speaker(5000);
    final List<TrainPacket> packets = new ArrayList<>();

    private final FlowKey key;
    private long nowUs = START_US - STEP_US;
    private long stepUs = STEP_US;
    private long captureShiftUs;

    /** The client is 10.0.0.1, port 40000; the server is 192.0.2.1, port 80. */
    public Dialogue() {
        this(TCP);
    }

    public Dialogue(int protocol) {
        this(key(40_000, protocol), true);
    }

    /** 10.0.0.1 with a port, and 192.0.2.1, port 80. */
    public static FlowKey key(int clientPort, int protocol) {
        return new FlowKey("lab", 4, 0, 0x0a00_0001L, clientPort, 0, 0xc000_0201L, 80, protocol);
    }

    /**
     * @param clientIsA the client is the key's first end
     */
    public Dialogue(FlowKey key, boolean clientIsA) {
        this.key = key;
        client.isA = clientIsA;
        server.isA = !clientIsA;
        client.other = server;
        server.other = client;
    }

    public FlowKey key() {
        return key;
    }

    /** Every packet said so far in one train, as a sensor sends it. */
    public byte[] train() {
        return Listener.train(key, Listener.ARCHIVE, packets);
    }

    /** The packets from one place on, as a train of their own. */
    public byte[] trainFrom(int place) {
        return train(place, said());
    }

    /** The packets between two places, as a train of their own. */
    public byte[] train(int from, int to) {
        return Listener.train(key, Listener.ARCHIVE, packets.subList(from, to));
    }

    /** How many packets were said so far. */
    public int said() {
        return packets.size();
    }

    /** The next packet comes this long after the one before it. */
    public Dialogue after(long us) {
        stepUs = us;
        return this;
    }

    /** The next packet comes this long after the first one. */
    public Dialogue at(long usAfterStart) {
        stepUs = START_US + usAfterStart - nowUs;
        return this;
    }

    /** The next packet was captured this long before its rule time: its clock stepped back. */
    Dialogue capturedEarlierBy(long us) {
        captureShiftUs = -us;
        return this;
    }

    /** Rule time of the last packet. */
    public long nowUs() {
        return nowUs;
    }

    /** SYN, SYN-ACK, ACK. */
    public Dialogue handshake() {
        client.syn();
        server.synAck();
        client.ack();
        return this;
    }

    /** FIN, FIN-ACK, ACK. */
    public Dialogue goodbye() {
        client.fin();
        server.fin();
        client.ack();
        return this;
    }

    /** Takes the last packet out again: it was sent, but nobody captured it. */
    Dialogue lost() {
        packets.remove(packets.size() - 1);
        return this;
    }

    /** The last two packets were captured in the other order. */
    Dialogue swapped() {
        TrainPacket last = packets.remove(packets.size() - 1);
        TrainPacket before = packets.remove(packets.size() - 1);
        long time = last.ruleTimeUs;
        last.ruleTimeUs = before.ruleTimeUs;
        last.captureTimeUs = before.captureTimeUs;
        before.ruleTimeUs = time;
        before.captureTimeUs = time;
        packets.add(last);
        packets.add(before);
        return this;
    }

    /** One end of the conversation. */
    public final class Speaker {

        boolean isA;
        Speaker other = this;
        int nextSeq;
        int window = 64_000;
        int ttl = 64;

        private int lastSeq;

        private Speaker(int initialSeq) {
            this.nextSeq = initialSeq;
        }

        public void syn() {
            tcp(TcpFlags.SYN, 0);
        }

        /** A SYN with another sequence number: a new connection. */
        public void syn(int seq) {
            nextSeq = seq;
            syn();
        }

        public void synAck() {
            tcp(TcpFlags.SYN | TcpFlags.ACK, 0);
        }

        public void ack() {
            tcp(TcpFlags.ACK, 0);
        }

        public void data(int bytes) {
            tcp(TcpFlags.ACK | TcpFlags.PSH, bytes);
        }

        public void fin() {
            tcp(TcpFlags.FIN | TcpFlags.ACK, 0);
        }

        void finWithData(int bytes) {
            tcp(TcpFlags.FIN | TcpFlags.ACK | TcpFlags.PSH, bytes);
        }

        public void rst() {
            tcp(TcpFlags.RST, 0);
        }

        void rstAck() {
            tcp(TcpFlags.RST | TcpFlags.ACK, 0);
        }

        public void datagram(int bytes) {
            TrainPacket packet = packet(28, bytes);
            packets.add(packet);
        }

        void laterFragment(int bytes) {
            TrainPacket packet = packet(20, bytes);
            packet.laterFragment = true;
            packets.add(packet);
        }

        /** Any flags; the sequence number goes on by what they take up. */
        void tcp(int flags, int bytes) {
            TrainPacket packet = packet(40, bytes);
            packet.tcp = true;
            packet.tcpFlags = flags;
            packet.seq = nextSeq;
            packet.ack = (flags & TcpFlags.ACK) != 0 ? other.nextSeq : 0;
            packet.window = window;
            packet.mss = (flags & TcpFlags.SYN) != 0 ? 1460 : -1;
            packet.windowScale = -1;
            packets.add(packet);
            lastSeq = nextSeq;
            nextSeq += bytes + (flags & TcpFlags.FIN) + ((flags & TcpFlags.SYN) >>> 1);
        }

        /** Says its last TCP packet again. */
        void again() {
            TrainPacket last = null;
            for (TrainPacket packet : packets) {
                if (packet.fromA == isA && packet.tcp && packet.seq == lastSeq) {
                    last = packet;
                }
            }
            if (last == null) {
                throw new IllegalStateException("nothing was said yet");
            }
            TrainPacket copy = new TrainPacket();
            copy.copyFrom(last);
            advance(copy);
            packets.add(copy);
        }

        private TrainPacket packet(int headers, int bytes) {
            TrainPacket packet = new TrainPacket();
            advance(packet);
            packet.fromA = isA;
            packet.payloadBytes = bytes;
            packet.ipBytes = headers + bytes;
            packet.wireBytes = Math.max(60, 14 + headers + bytes);
            packet.ttl = ttl;
            packet.mss = -1;
            packet.windowScale = -1;
            return packet;
        }

        private void advance(TrainPacket packet) {
            nowUs += stepUs;
            stepUs = STEP_US;
            packet.ruleTimeUs = nowUs;
            packet.captureTimeUs = nowUs + captureShiftUs;
            captureShiftUs = 0;
        }
    }
}
