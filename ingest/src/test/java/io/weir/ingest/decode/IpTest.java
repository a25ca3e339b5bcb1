package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.A4;
import static io.weir.ingest.decode.Headers.B4;
import static io.weir.ingest.decode.Headers.address;
import static io.weir.ingest.decode.Headers.be32;
import static io.weir.ingest.decode.Headers.ethernet;
import static io.weir.ingest.decode.Headers.extension;
import static io.weir.ingest.decode.Headers.hex;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.join;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

    private final Decoding decoding = new Decoding();

    @Test
    void countsNoPaddingOfTheFrame() {
        byte[] padded = join(ipv4(IpProtocol.TCP, tcp(payload(0))), new byte[6]);
        decoding.ethernet(EtherType.IPV4, padded);
        assertThat(decoding.packet.fields.payloadBytes).isZero();
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(40);
        assertThat(decoding.packet.fields.wireBytes).isEqualTo(60);
    }

    @Test
    void stepsOverIpv4Options() {
        byte[] options = hex("07 07 04 00000000 00");
        decoding.ip(ipv4(A4, B4, IpProtocol.TCP, 1, 0, options, tcp(payload(9))));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:40000 > 198.51.100.2:443 6");
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(20 + 8 + 20 + 9);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(9);
    }

    @Test
    void takesWhatTheFrameHoldsWhenTheCardWasToSegment() {
        byte[] ip = ipv4(IpProtocol.TCP, tcp(payload(3000)));
        ip[2] = ip[3] = 0;
        decoding.ethernet(EtherType.IPV4, ip);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(3040);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(3000);

        byte[] ip6 = ipv6(0, IpProtocol.TCP, tcp(payload(3000)));
        decoding.ethernet(EtherType.IPV6, ip6);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(3060);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(3000);
    }

    @Test
    void countsByTheHeadersWhatTheSnapLengthCut() {
        byte[] frame = ethernet(EtherType.IPV4, ipv4(IpProtocol.TCP, tcp(payload(1000))));
        assertThat(decoding.cut(Decoding.ETHERNET, frame, 54)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(1000);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(1040);
        assertThat(decoding.packet.fields.wireBytes).isEqualTo(1054);
    }

    @Test
    void refusesHeadersThatContradictThemselves() {
        byte[] shortHeader = ipv4(IpProtocol.TCP, tcp(payload(1)));
        shortHeader[0] = 0x44;
        assertThat(decoding.ip(shortHeader)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.IPV4_BAD_HEADER_LENGTH);

        byte[] shortTotal = ipv4(IpProtocol.TCP, tcp(payload(1)));
        shortTotal[3] = 19;
        assertThat(decoding.ip(shortTotal)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.IPV4_BAD_TOTAL_LENGTH);

        byte[] version = ipv4(IpProtocol.TCP, tcp(payload(1)));
        version[0] = (byte) 0xF5;
        assertThat(decoding.ethernet(EtherType.IPV4, version)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.IPV4_BAD_VERSION);
        assertThat(decoding.ethernet(EtherType.IPV6, join(version, version)))
                .isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.IPV6_BAD_VERSION);
    }

    @Test
    void saysWhereACutHeaderStandsAndWhatItLacks() {
        byte[] frame = ethernet(EtherType.IPV4, ipv4(IpProtocol.TCP, tcp(payload(0))));
        assertThat(decoding.cut(Decoding.ETHERNET, frame, 36)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason().text()).isEqualTo("tcp.truncated");
        assertThat(decoding.decoder.stopOffset()).isEqualTo(34);
        assertThat(decoding.decoder.needed()).isEqualTo(4);
        assertThat(decoding.decoder.available()).isEqualTo(2);
    }

    @Test
    void followsAnIpv4RouteToItsLastStop() {
        byte[] underWay = join(hex("01 83 0b 08"), address("10.0.0.1"), address("10.0.0.9"));
        decoding.ip(ipv4(A4, B4, IpProtocol.UDP, 1, 0, underWay, udp(1, 2, payload(0))));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:1 > 10.0.0.9:2 17");

        byte[] done = join(hex("01 83 0b 0c"), address("10.0.0.1"), address("10.0.0.9"));
        decoding.ip(ipv4(A4, B4, IpProtocol.UDP, 1, 0, done, udp(1, 2, payload(0))));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:1 > 198.51.100.2:2 17");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 43, 60, 135, 139, 140})
    void stepsOverIpv6ExtensionHeaders(int header) {
        byte[] chain = extension(60, extension(IpProtocol.UDP, udp(7, 8, payload(4))));
        assertThat(decoding.ip(ipv6(header, chain))).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.UDP);
        assertThat(decoding.packet.destinationPort).isEqualTo(8);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(4);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(40 + 16 + 12);
    }

    @Test
    void stepsOverAuthenticationOnBothVersions() {
        byte[] ah = join(hex("11 04 0000"), payload(20), udp(7, 8, payload(4)));
        assertThat(decoding.ip(ipv4(IpProtocol.AH, ah))).isEqualTo(Outcome.PACKET);
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:7 > 198.51.100.2:8 17");
        assertThat(decoding.ip(ipv6(IpProtocol.AH, ah))).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.destinationPort).isEqualTo(8);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(4);
    }

    @Test
    void stopsAtEncryptionAndAtTheEndOfTheChain() {
        decoding.ip(ipv6(60, extension(IpProtocol.ESP, payload(50))));
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.ESP);
        assertThat(decoding.packet.sourcePort).isZero();
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(50);
        decoding.ip(ipv6(IpProtocol.NO_NEXT_HEADER, payload(0)));
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.NO_NEXT_HEADER);
        assertThat(decoding.packet.fields.payloadBytes).isZero();
    }

    @Test
    void followsAnIpv6RouteToItsLastStop() {
        byte[] stops = join(address("2001:db8::a"), address("2001:db8::b"));
        byte[] inner = udp(7, 8, payload(0));
        byte[] type0 = join(hex("11 04 00 01 00000000"), stops, inner);
        decoding.ip(ipv6(IpProtocol.ROUTING, type0));
        assertThat(decoding.packet.destinationLow).isEqualTo(0xb);
        byte[] segments = join(hex("11 04 04 01 01000000"), stops, inner);
        decoding.ip(ipv6(IpProtocol.ROUTING, segments));
        assertThat(decoding.packet.destinationLow).isEqualTo(0xa);
        byte[] arrived = join(hex("11 04 00 00 00000000"), stops, inner);
        decoding.ip(ipv6(IpProtocol.ROUTING, arrived));
        assertThat(decoding.packet.destinationLow).isEqualTo(2);
    }

    @Test
    void readsTheLengthOfAJumbogram() {
        byte[] jumbo = join(hex("06 00 c2 04"), be32(100_008), tcp(payload(80)));
        byte[] frame = ethernet(EtherType.IPV6, ipv6(0, IpProtocol.HOP_BY_HOP, jumbo));
        assertThat(decoding.decode(1, frame, frame.length, 100_062)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(100_048);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(100_008 - 8 - 20);
    }

    @Test
    void countsTheIpPayloadOfProtocolsWithoutPorts() {
        decoding.ip(ipv4(89, payload(44)));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:0 > 198.51.100.2:0 89");
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(44);
        assertThat(decoding.packet.fields.tcp).isFalse();
    }
}
