package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.A4;
import static io.weir.ingest.decode.Headers.B4;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.ipv6Fragment;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FragmentsTest {

    private static final int MORE = 0x2000;
    private static final int MORE_IPV6 = 1;

    private final Decoding decoding = new Decoding();
    private final byte[] datagram = udp(5000, 6000, payload(100));

    @Test
    void givesLaterFragmentsThePortsOfTheFirst() {
        assertThat(udpFragment(7, 0, 40, MORE)).isEqualTo(100);
        assertThat(decoding.packet.fields.laterFragment).isFalse();
        assertThat(udpFragment(7, 40, 80, MORE)).isZero();
        assertThat(decoding.packet.fields.laterFragment).isTrue();
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:5000 > 198.51.100.2:6000 17");
        assertThat(udpFragment(7, 80, 108, 0)).isZero();
        assertThat(decoding.decoder.counters().orphanFragments()).isZero();
        assertThat(decoding.decoder.counters().packets()).isEqualTo(3);
    }

    @Test
    void countsAnOrphanWithItsOctetsAndWithoutPorts() {
        assertThat(udpFragment(7, 40, 80, MORE)).isEqualTo(40);
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:0 > 198.51.100.2:0 17");
        assertThat(decoding.decoder.counters().orphanFragments()).isEqualTo(1);
    }

    @Test
    void tellsDatagramsApart() {
        udpFragment(7, 0, 40, MORE);
        udpFragment(8, 40, 80, 0);
        assertThat(decoding.packet.sourcePort).isZero();
        decoding.ip(ipv4(B4, A4, IpProtocol.UDP, 7, 5, new byte[0], payload(8)));
        assertThat(decoding.packet.sourcePort).isZero();
        decoding.ip(ipv4(A4, B4, IpProtocol.TCP, 7, 5, new byte[0], payload(8)));
        assertThat(decoding.packet.sourcePort).isZero();
        assertThat(decoding.decoder.counters().orphanFragments()).isEqualTo(3);
    }

    @Test
    void remembersForThirtySecondsOfRuleTime() {
        udpFragment(7, 0, 40, MORE);
        decoding.ruleTimeUs = 30_000_000;
        udpFragment(7, 40, 80, MORE);
        assertThat(decoding.packet.sourcePort).isEqualTo(5000);
        decoding.ruleTimeUs = 30_000_001;
        udpFragment(7, 40, 80, MORE);
        assertThat(decoding.packet.sourcePort).isZero();
    }

    @Test
    void takesTheLatestDatagramOfAnIdentificationUsedAgain() {
        udpFragment(7, 0, 40, MORE);
        byte[] other = Arrays.copyOf(udp(5001, 6000, payload(100)), 40);
        decoding.ip(ipv4(A4, B4, IpProtocol.UDP, 7, MORE, new byte[0], other));
        udpFragment(7, 40, 108, 0);
        assertThat(decoding.packet.sourcePort).isEqualTo(5001);
    }

    @Test
    void forgetsTheOldestFirst() {
        byte[] first = Arrays.copyOf(datagram, 8);
        byte[] fragment = ipv4("10.0.0.1", B4, IpProtocol.UDP, 0, MORE, new byte[0], first);
        Frame frame = new Frame();
        frame.linkType = Decoding.RAW;
        frame.bytes = fragment;
        frame.capturedBytes = fragment.length;
        frame.wireBytes = fragment.length;
        for (int i = 0; i < 2 * 65_536; i++) {
            fragment[4] = (byte) (i >>> 8);
            fragment[5] = (byte) i;
            fragment[15] = (byte) (1 + (i >>> 16)); // another host for the second half
            decoding.decoder.decode(frame, i, decoding.packet);
        }
        int kept = 0;
        fragment[6] = 0;
        fragment[7] = 1;
        for (int id = 65_536 - 1_000; id < 65_536; id++) {
            fragment[4] = (byte) (id >>> 8);
            fragment[5] = (byte) id;
            decoding.decoder.decode(frame, 2 * 65_536, decoding.packet);
            kept += decoding.packet.sourcePort == 5000 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(990);
    }

    @Test
    void countsNoHeaderOctetsOfSegmentsInTinyFragments() {
        byte[] segment = tcp(1, 2, 0x10, payload(12), payload(50));
        segment[20] = 0;
        long sum = 0;
        for (int from = 0; from < segment.length; from += 8) {
            int to = Math.min(from + 8, segment.length);
            int flags = to < segment.length ? MORE : 0;
            byte[] part = Arrays.copyOfRange(segment, from, to);
            decoding.ip(ipv4(A4, B4, IpProtocol.TCP, 9, from / 8 | flags, new byte[0], part));
            assertThat(decoding.packet.destinationPort).isEqualTo(2);
            sum += decoding.packet.fields.payloadBytes;
        }
        assertThat(sum).isEqualTo(50);
    }

    @Test
    void followsIpv6FragmentsBehindWhatTheFirstOneFound() {
        byte[] options = Headers.extension(IpProtocol.UDP, datagram);
        byte[] first = Arrays.copyOf(options, 48);
        byte[] later = Arrays.copyOfRange(options, 48, options.length);
        decoding.ip(ipv6(IpProtocol.FRAGMENT, ipv6Fragment(60, MORE_IPV6, 77, first)));
        assertThat(decoding.packet.sourcePort).isEqualTo(5000);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(100);
        decoding.ip(ipv6(IpProtocol.FRAGMENT, ipv6Fragment(60, 48, 77, later)));
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.UDP);
        assertThat(decoding.packet.sourcePort).isEqualTo(5000);
        assertThat(decoding.packet.fields.laterFragment).isTrue();
        assertThat(decoding.packet.fields.payloadBytes).isZero();
    }

    @Test
    void takesAnAtomicFragmentForAWholeDatagram() {
        decoding.ip(ipv6(IpProtocol.FRAGMENT, ipv6Fragment(IpProtocol.UDP, 0, 77, datagram)));
        assertThat(decoding.packet.sourcePort).isEqualTo(5000);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(100);
    }

    /** Octets of the datagram from one place to another as a fragment; the payload counted. */
    private long udpFragment(int id, int from, int to, int flags) {
        byte[] part = Arrays.copyOfRange(datagram, from, to);
        decoding.ip(ipv4(A4, B4, IpProtocol.UDP, id, from / 8 | flags, new byte[0], part));
        return decoding.packet.fields.payloadBytes;
    }
}
