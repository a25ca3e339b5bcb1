package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.TrainPacket;
import java.util.Arrays;

/**
 * A decoder under test. Each frame is decoded twice, once filling its array and once amid foreign
 * octets: what stands around a frame must not matter.
 */
final class Decoding {

    static final int ETHERNET = 1;
    static final int RAW = 101;

    final Decoder decoder = new Decoder();
    final Packet packet = new Packet();
    long ruleTimeUs;

    private final Decoder twin = new Decoder();
    private final Packet twinPacket = new Packet();
    private final Frame frame = new Frame();

    Outcome ethernet(int type, byte[] inner) {
        return decode(ETHERNET, Headers.ethernet(type, inner));
    }

    Outcome ip(byte[] inner) {
        return decode(RAW, inner);
    }

    Outcome decode(int linkType, byte[] bytes) {
        return decode(linkType, bytes, bytes.length, bytes.length);
    }

    Outcome cut(int linkType, byte[] bytes, int captured) {
        return decode(linkType, bytes, captured, bytes.length);
    }

    Outcome decode(int linkType, byte[] bytes, int captured, long wireBytes) {
        frame.linkType = linkType;
        frame.capturedBytes = captured;
        frame.wireBytes = wireBytes;
        frame.bytes = Arrays.copyOf(bytes, captured);
        frame.offset = 0;
        Outcome outcome = decoder.decode(frame, ruleTimeUs, packet);

        frame.bytes = new byte[captured + 64];
        Arrays.fill(frame.bytes, (byte) (captured * 31 + 0x45));
        System.arraycopy(bytes, 0, frame.bytes, 17, captured);
        frame.offset = 17;
        assertThat(twin.decode(frame, ruleTimeUs, twinPacket)).isEqualTo(outcome);
        if (outcome == Outcome.PACKET) {
            assertThat(text(twinPacket)).isEqualTo(text(packet));
        }
        return outcome;
    }

    /** Addresses, ports and protocol as in {@code 192.0.2.1:40000 > 198.51.100.2:443 tcp}. */
    String ends() {
        return end(packet.sourceHigh, packet.sourceLow, packet.sourcePort)
                + " > "
                + end(packet.destinationHigh, packet.destinationLow, packet.destinationPort)
                + " "
                + packet.protocol;
    }

    private String end(long high, long low, int port) {
        return packet.ipVersion == 4
                ? (low >>> 24)
                        + "."
                        + (low >>> 16 & 255)
                        + "."
                        + (low >>> 8 & 255)
                        + "."
                        + (low & 255)
                        + ":"
                        + port
                : "[" + Long.toHexString(high) + "," + Long.toHexString(low) + "]:" + port;
    }

    static String text(Packet p) {
        TrainPacket f = p.fields;
        String tcp =
                f.tcp
                        ? String.format(
                                "flags %x seq %d ack %d window %d mss %d scale %d sack %b",
                                f.tcpFlags,
                                f.seq,
                                f.ack,
                                f.window,
                                f.mss,
                                f.windowScale,
                                f.sackPermitted)
                        : "";
        return String.format(
                "IPv%d %x %x:%d > %x %x:%d protocol %d vlan %d tunnel %s wire %d ip %d payload %d"
                        + " ttl %d later %b %s",
                p.ipVersion,
                p.sourceHigh,
                p.sourceLow,
                p.sourcePort,
                p.destinationHigh,
                p.destinationLow,
                p.destinationPort,
                p.protocol,
                p.vlanId,
                p.tunnel,
                f.wireBytes,
                f.ipBytes,
                f.payloadBytes,
                f.ttl,
                f.laterFragment,
                tcp);
    }
}
