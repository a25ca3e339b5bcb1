package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.TrainPacket;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Good frames of every kind with octets changed, cut, doubled and taken away: whatever comes of it,
 * each frame ends in exactly one way, and only its own octets decide which. {@code -Dseed=} repeats
 * a run; {@code -Dmutations=} says how many frames, as the profile {@code long} does.
 */
class MutatedFramesTest {

    private static final int MUTATIONS = Integer.getInteger("mutations", 1_000_000);
    private static final int MARGIN = 64;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final FrameMutator mutator = new FrameMutator(random);

    private final Decoder decoder = new Decoder();
    private final Decoder amidOthers = new Decoder();
    private final Packet packet = new Packet();
    private final Packet packetAmidOthers = new Packet();
    private final Frame frame = new Frame();
    private final long[] outcomes = new long[Outcome.values().length];

    private byte[] bytes = new byte[0];

    @Test
    void endsEveryFrameInExactlyOneWay() {
        for (int i = 0; i < MUTATIONS; i++) {
            bytes = mutator.mutate(frame);
            try {
                decodeBothWays(i * 50L);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "frame %d of -Dseed=%d, link type %d: %s"
                                .formatted(i, seed, frame.linkType, Arrays.toString(bytes)),
                        e);
            }
        }
        DecodeCounters counters = decoder.counters();
        assertThat(counters.frames()).isEqualTo(MUTATIONS);
        assertThat(counters.packets()).isEqualTo(outcomes[Outcome.PACKET.ordinal()]);
        assertThat(counters.notIp()).isEqualTo(outcomes[Outcome.NOT_IP.ordinal()]);
        assertThat(counters.undecodable()).isEqualTo(outcomes[Outcome.UNDECODABLE.ordinal()]);
        assertThat(outcomes).as("-Dseed=%d", seed).doesNotContain(0);
    }

    private void decodeBothWays(long ruleTimeUs) {
        frame.bytes = bytes;
        frame.offset = 0;
        Outcome outcome = decoder.decode(frame, ruleTimeUs, packet);
        outcomes[outcome.ordinal()]++;

        frame.bytes = new byte[bytes.length + 2 * MARGIN];
        Arrays.fill(frame.bytes, (byte) random.nextInt(256));
        System.arraycopy(bytes, 0, frame.bytes, MARGIN, bytes.length);
        frame.offset = MARGIN;
        Outcome same = amidOthers.decode(frame, ruleTimeUs, packetAmidOthers);

        require(same == outcome, "foreign octets change the outcome");
        if (outcome == Outcome.PACKET) {
            requireSame(packet, packetAmidOthers);
            requireSane(packet);
        } else if (outcome == Outcome.UNDECODABLE) {
            require(decoder.reason() == amidOthers.reason(), "foreign octets change the reason");
            require(decoder.stopOffset() <= bytes.length, "stops behind the frame");
        }
    }

    private static void requireSame(Packet a, Packet b) {
        require(
                a.ipVersion == b.ipVersion
                        && a.sourceHigh == b.sourceHigh
                        && a.sourceLow == b.sourceLow
                        && a.destinationHigh == b.destinationHigh
                        && a.destinationLow == b.destinationLow
                        && a.sourcePort == b.sourcePort
                        && a.destinationPort == b.destinationPort
                        && a.protocol == b.protocol
                        && a.vlanId == b.vlanId
                        && (a.tunnel == null ? b.tunnel == null : a.tunnel.equals(b.tunnel))
                        && a.fields.ipBytes == b.fields.ipBytes
                        && a.fields.payloadBytes == b.fields.payloadBytes
                        && a.fields.tcp == b.fields.tcp
                        && a.fields.laterFragment == b.fields.laterFragment,
                "foreign octets change the packet");
        if (a.fields.tcp) {
            require(
                    a.fields.seq == b.fields.seq
                            && a.fields.ack == b.fields.ack
                            && a.fields.tcpFlags == b.fields.tcpFlags
                            && a.fields.window == b.fields.window
                            && a.fields.mss == b.fields.mss
                            && a.fields.windowScale == b.fields.windowScale
                            && a.fields.sackPermitted == b.fields.sackPermitted,
                    "foreign octets change the TCP header");
        }
    }

    private void requireSane(Packet p) {
        TrainPacket f = p.fields;
        require(f.wireBytes == frame.wireBytes, "wire bytes");
        require(f.ipBytes >= 20 && f.ipBytes <= 40 + 0xFFFF_FFFFL, "IP bytes");
        require(f.payloadBytes >= 0, "payload bytes");
        require(f.payloadBytes <= Math.max(f.ipBytes, 0xFFFF), "more payload than IP has");
        require(f.ttl >= 0 && f.ttl <= 255, "TTL");
        require(p.ipVersion == 4 || p.ipVersion == 6, "version");
        require(p.protocol >= 0 && p.protocol <= 255, "protocol");
        require(p.sourcePort >>> 16 == 0 && p.destinationPort >>> 16 == 0, "ports");
        require(p.vlanId >= -1 && p.vlanId <= 4095, "VLAN");
        if (p.ipVersion == 4) {
            require(p.sourceHigh == 0 && p.sourceLow >>> 32 == 0, "source");
            require(p.destinationHigh == 0 && p.destinationLow >>> 32 == 0, "destination");
        }
        if (f.tcp) {
            require(p.protocol == IpProtocol.TCP && !f.laterFragment, "TCP");
            require(f.mss >= -1 && f.mss <= 0xFFFF, "MSS");
            require(f.windowScale >= -1 && f.windowScale <= 255, "window scale");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
