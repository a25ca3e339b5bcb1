package io.weir.schema;

/**
 * Writes the packets of one train, delta-coded, as they come, and the whole message once they are
 * all there. Reusable after {@link #clear}. The layout is that of {@code packet-train.avsc}.
 */
public final class TrainWriter {

    private static final int START_CAPACITY = 512;

    /** A buffer beyond this is given back, so that a pool of writers stays small after a burst. */
    private static final int KEPT_CAPACITY = 2048;

    /** Numbers of one packet, and an octet that takes the room of one. */
    private static final int MOST_NUMBERS = 16;

    private AvroWriter items = new AvroWriter(START_CAPACITY);
    private final TrainSide a = new TrainSide();
    private final TrainSide b = new TrainSide();
    private int packets;
    private long startUs;
    private long lastRuleTimeUs;

    public void clear() {
        if (items.array().length > KEPT_CAPACITY) {
            items = new AvroWriter(START_CAPACITY);
        }
        items.clear();
        a.clear();
        b.clear();
        packets = 0;
    }

    public int packets() {
        return packets;
    }

    /** Rule time of the first packet. */
    public long startUs() {
        return startUs;
    }

    /** Adds a packet, whose rule time must not be smaller than that of the one before. */
    public void add(TrainPacket packet) {
        if (packets++ == 0) {
            startUs = packet.ruleTimeUs;
            lastRuleTimeUs = startUs;
        }
        TrainSide side = packet.fromA ? a : b;
        byte[] to = items.roomForLongs(MOST_NUMBERS);
        int at = items.length();
        at = AvroWriter.put(to, at, packet.ruleTimeUs - lastRuleTimeUs);
        lastRuleTimeUs = packet.ruleTimeUs;
        at = AvroWriter.put(to, at, packet.captureTimeUs - packet.ruleTimeUs);
        at = AvroWriter.put(to, at, TrainSide.kind(packet));
        at = AvroWriter.put(to, at, packet.wireBytes - packet.ipBytes);
        at = AvroWriter.put(to, at, packet.ipBytes);
        at = AvroWriter.put(to, at, packet.ipBytes - packet.payloadBytes);
        at = AvroWriter.put(to, at, packet.ttl - side.ttl);
        side.ttl = packet.ttl;
        at = AvroWriter.put(to, at, packet.tcp ? 1 : 0);
        if (packet.tcp) {
            at = putTcp(to, at, packet, side);
        }
        items.wroteUpTo(at);
    }

    private static int putTcp(byte[] to, int from, TrainPacket packet, TrainSide side) {
        int at = AvroWriter.put(to, from, packet.tcpFlags);
        at = AvroWriter.put(to, at, packet.seq - side.expectedSeq);
        at = AvroWriter.put(to, at, packet.ack - side.ack);
        at = AvroWriter.put(to, at, packet.window - side.window);
        side.took(packet);
        boolean options = packet.mss >= 0 || packet.windowScale >= 0 || packet.sackPermitted;
        at = AvroWriter.put(to, at, options ? 1 : 0);
        if (options) {
            at = AvroWriter.put(to, at, packet.mss);
            at = AvroWriter.put(to, at, packet.windowScale);
            to[at++] = (byte) (packet.sackPermitted ? 1 : 0);
        }
        return at;
    }

    /** Appends the message in single-object encoding; the train stays as it is. */
    public void writeTo(AvroWriter out, FlowKey key, TrainHeader header) {
        MessageType.PACKET_TRAIN.writeHeader(out);
        writeKey(out, key);
        out.writeLong((header.aLocal() ? 1 : 0) | (header.bLocal() ? 2 : 0));
        out.writeLong(header.vlanId() < 0 ? 0 : 1);
        if (header.vlanId() >= 0) {
            out.writeLong(header.vlanId());
        }
        String tunnel = header.tunnel();
        out.writeLong(tunnel == null ? 0 : 1);
        if (tunnel != null) {
            out.writeString(tunnel);
        }
        out.writeString(header.sensor());
        out.writeLong(header.epoch());
        out.writeLong(header.sequence());
        out.writeLong(header.clockUs());
        out.writeLong(startUs);
        if (packets > 0) {
            // A block with its size in octets (a negative count says so), so that a reader can step
            // over it.
            out.writeLong(-packets);
            out.writeLong(items.length());
            out.writeRaw(items.array(), 0, items.length());
        }
        out.writeLong(0);
    }

    /** The key's parts at the head of the message; also its canonical bytes as a Kafka key. */
    public static void writeKey(AvroWriter out, FlowKey key) {
        out.writeString(key.domain());
        out.writeLong(key.protocol());
        writeEnd(out, key.addressLength(), key.aHigh(), key.aLow(), key.aPort());
        writeEnd(out, key.addressLength(), key.bHigh(), key.bLow(), key.bPort());
    }

    private static void writeEnd(AvroWriter out, int octets, long high, long low, int port) {
        out.writeLong(octets);
        if (octets == 16) {
            out.writeBigEndian(high, 8);
            out.writeBigEndian(low, 8);
        } else {
            out.writeBigEndian(low, 4);
        }
        out.writeLong(port);
    }
}
