package io.weir.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a train in place: the key and the header at once, the packets one by one into the same
 * holder. Takes any layout that Avro allows for the schema. What is malformed throws {@link
 * MalformedTrainException}; a train that {@link #check} has accepted throws no more.
 *
 * <pre>{@code
 * reader.reset(bytes, offset, length);
 * while (reader.next()) {
 *     use(reader.packet());
 * }
 * }</pre>
 */
public final class TrainReader {

    private static final int MAX_PACKETS = 512;

    private final AvroReader in = new AvroReader();
    private final TrainPacket packet = new TrainPacket();
    private final TrainSide a = new TrainSide();
    private final TrainSide b = new TrainSide();

    /**
     * The domain read last and its octets: trains of one domain follow each other, so the text is
     * made once.
     */
    private byte[] domainUtf8 = new byte[0];

    private String domain = "";
    private byte[] sensorUtf8 = new byte[0];
    private String sensor = "";

    private @Nullable FlowKey key;
    private int keyLength;
    private boolean aLocal;
    private boolean bLocal;
    private int vlanId;
    private @Nullable String tunnel;
    private long epoch;
    private long sequence;
    private long clockUs;
    private long startUs;

    private int blockLeft;
    private boolean ended;
    private long lastRuleTimeUs;

    /**
     * Reads key and header of a train in single-object encoding and stands before its first packet.
     */
    public TrainReader reset(byte[] bytes, int offset, int length) {
        in.reset(bytes, offset, length);
        MessageType.PACKET_TRAIN.expectHeader(in);
        int keyStart = in.position();
        key = readKey();
        keyLength = in.position() - keyStart;
        int local = in.readInt();
        aLocal = (local & 1) != 0;
        bLocal = (local & 2) != 0;
        vlanId = in.readPresent() ? readUpTo(4095, "VLAN identifier") : -1;
        tunnel = in.readPresent() ? in.readString() : null;
        readSensor();
        epoch = in.readLong();
        sequence = in.readLong();
        clockUs = in.readLong();
        startUs = in.readLong();
        lastRuleTimeUs = startUs;
        a.clear();
        b.clear();
        blockLeft = 0;
        ended = false;
        return this;
    }

    /** Only the key of a train: enough to place it. */
    public FlowKey readKeyOf(byte[] bytes, int offset, int length) {
        in.reset(bytes, offset, length);
        in.skip(Math.min(MessageType.HEADER_LENGTH, length));
        return readKey();
    }

    /**
     * Reads the whole train once, so that every later read of the same octets cannot fail.
     *
     * @return the number of packets, 1 to 512
     */
    public int check(byte[] bytes, int offset, int length) {
        reset(bytes, offset, length);
        int count = 0;
        while (next()) {
            if (++count > MAX_PACKETS) {
                throw in.malformed("more than " + MAX_PACKETS + " packets");
            }
        }
        if (count == 0) {
            throw in.malformed("a train without packets");
        }
        in.expectEnd();
        return count;
    }

    /** Goes on to the next packet: false when there is none. */
    public boolean next() {
        if (blockLeft == 0 && !nextBlock()) {
            return false;
        }
        blockLeft--;
        readPacket();
        return true;
    }

    private boolean nextBlock() {
        if (ended) {
            return false;
        }
        blockLeft = in.readBlock();
        ended = blockLeft == 0;
        return !ended;
    }

    private void readPacket() {
        TrainPacket to = packet;
        long step = in.readLong();
        long ruleTimeUs = lastRuleTimeUs + step;
        if (step < 0 || ruleTimeUs < lastRuleTimeUs) {
            throw in.malformed("rule time steps back, by a difference of " + step + " µs");
        }
        lastRuleTimeUs = ruleTimeUs;
        to.ruleTimeUs = lastRuleTimeUs;
        to.captureTimeUs = lastRuleTimeUs + in.readLong();
        TrainSide.setKind(to, in.readInt());
        TrainSide side = to.fromA ? a : b;
        long overhead = in.readLong();
        to.ipBytes = in.readLong();
        to.wireBytes = to.ipBytes + overhead;
        to.payloadBytes = to.ipBytes - in.readLong();
        to.ttl = side.ttl + in.readInt();
        side.ttl = to.ttl;
        to.tcp = in.readPresent();
        if (to.tcp) {
            readTcp(to, side);
        } else {
            to.tcpFlags = 0;
        }
    }

    private void readTcp(TrainPacket to, TrainSide side) {
        to.tcpFlags = in.readInt();
        to.seq = side.expectedSeq + in.readInt();
        to.ack = side.ack + in.readInt();
        to.window = side.window + in.readInt();
        side.took(to);
        if (in.readPresent()) {
            to.mss = in.readInt();
            to.windowScale = in.readInt();
            to.sackPermitted = in.readBoolean();
        } else {
            to.mss = -1;
            to.windowScale = -1;
            to.sackPermitted = false;
        }
    }

    private FlowKey readKey() {
        readDomain();
        int protocol = readUpTo(255, "protocol");
        int octets = readAddressLength();
        long aHigh = octets == 16 ? in.readBigEndian(8) : 0;
        long aLow = in.readBigEndian(octets == 16 ? 8 : 4);
        int aPort = readUpTo(65_535, "port");
        if (readAddressLength() != octets) {
            throw in.malformed("two addresses of different lengths");
        }
        long bHigh = octets == 16 ? in.readBigEndian(8) : 0;
        long bLow = in.readBigEndian(octets == 16 ? 8 : 4);
        int bPort = readUpTo(65_535, "port");
        if (!FlowKey.inOrder(aHigh, aLow, aPort, bHigh, bLow, bPort)) {
            throw in.malformed("the ends stand in the wrong order");
        }
        return new FlowKey(
                domain, octets == 4 ? 4 : 6, aHigh, aLow, aPort, bHigh, bLow, bPort, protocol);
    }

    private int readUpTo(int most, String what) {
        int value = in.readInt();
        if (value < 0 || value > most) {
            throw in.malformed("a " + what + " is " + value);
        }
        return value;
    }

    private int readAddressLength() {
        int octets = in.readLength();
        if (octets != 4 && octets != 16) {
            throw in.malformed("an address of " + octets + " octets");
        }
        return octets;
    }

    private void readDomain() {
        int length = in.readLength();
        int from = in.position();
        if (!Arrays.equals(in.array(), from, from + length, domainUtf8, 0, domainUtf8.length)) {
            domainUtf8 = Arrays.copyOfRange(in.array(), from, from + length);
            domain = new String(domainUtf8, StandardCharsets.UTF_8);
        }
        in.skip(length);
    }

    private void readSensor() {
        int length = in.readLength();
        int from = in.position();
        if (!Arrays.equals(in.array(), from, from + length, sensorUtf8, 0, sensorUtf8.length)) {
            sensorUtf8 = Arrays.copyOfRange(in.array(), from, from + length);
            sensor = new String(sensorUtf8, StandardCharsets.UTF_8);
        }
        in.skip(length);
    }

    /** The packet that {@link #next} read, the same object each time. */
    public TrainPacket packet() {
        return packet;
    }

    public FlowKey key() {
        if (key == null) {
            throw new IllegalStateException("no train was read");
        }
        return key;
    }

    /** Octets of the key, which stand right behind the message header and are the Kafka key. */
    public int keyLength() {
        return keyLength;
    }

    public boolean aLocal() {
        return aLocal;
    }

    public boolean bLocal() {
        return bLocal;
    }

    /** Innermost VLAN identifier, or −1. */
    public int vlanId() {
        return vlanId;
    }

    public @Nullable String tunnel() {
        return tunnel;
    }

    public String sensor() {
        return sensor;
    }

    public long epoch() {
        return epoch;
    }

    public long sequence() {
        return sequence;
    }

    public long clockUs() {
        return clockUs;
    }

    public long startUs() {
        return startUs;
    }
}
