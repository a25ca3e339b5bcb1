package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.be16;
import static io.weir.ingest.decode.Headers.hex;
import static io.weir.ingest.decode.Headers.icmp;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.join;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {

    private final Decoding decoding = new Decoding();

    @Test
    void readsTheOptionsOfASyn() {
        byte[] options = hex("0204 05b4 0402 080a 00000001 00000000 01 0303 07");
        decoding.ip(ipv4(IpProtocol.TCP, tcp(1, 2, TcpFlags.SYN, options, payload(0))));
        assertThat(decoding.packet.fields.mss).isEqualTo(1460);
        assertThat(decoding.packet.fields.windowScale).isEqualTo(7);
        assertThat(decoding.packet.fields.sackPermitted).isTrue();
        assertThat(decoding.packet.fields.tcpFlags).isEqualTo(TcpFlags.SYN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "020405b4 03000000, 1460, -1",
        "020405b4 03ff0000, 1460, -1",
        "00000000 020405b4, -1, -1",
        "01010101 030307 02, -1, 7",
        "020305b4 03030700, -1, -1",
    })
    void endsQuietlyWhereAListOfOptionsMakesNoSense(String options, int mss, int scale) {
        decoding.ip(ipv4(IpProtocol.TCP, tcp(1, 2, TcpFlags.SYN, hex(options), payload(0))));
        assertThat(decoding.packet.fields.tcp).isTrue();
        assertThat(decoding.packet.fields.mss).isEqualTo(mss);
        assertThat(decoding.packet.fields.windowScale).isEqualTo(scale);
    }

    @Test
    void readsOptionsAsFarAsCaptured() {
        byte[] options = hex("020405b4 01030307");
        byte[] ip = ipv4(IpProtocol.TCP, tcp(1, 2, TcpFlags.SYN, options, payload(100)));
        decoding.cut(Decoding.RAW, ip, 20 + 20 + 6);
        assertThat(decoding.packet.fields.mss).isEqualTo(1460);
        assertThat(decoding.packet.fields.windowScale).isEqualTo(-1);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(100);
    }

    @Test
    void makesAFlowOfACutTcpHeaderButNoSegment() {
        byte[] ip = ipv4(IpProtocol.TCP, tcp(payload(30)));
        assertThat(decoding.cut(Decoding.RAW, ip, 20 + 19)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:40000 > 198.51.100.2:443 6");
        assertThat(decoding.packet.fields.tcp).isFalse();
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(30);
        assertThat(decoding.cut(Decoding.RAW, ip, 20 + 3)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.TCP_TRUNCATED);
    }

    @Test
    void trustsNothingBehindThePortsWhenTheHeaderLengthIsWrong() {
        byte[] segment = tcp(payload(30));
        segment[12] = 0x40;
        assertThat(decoding.ip(ipv4(IpProtocol.TCP, segment))).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.fields.tcp).isFalse();
        assertThat(decoding.packet.fields.payloadBytes).isZero();

        byte[] longer = tcp(payload(30));
        longer[12] = (byte) 0xF0;
        decoding.ip(ipv4(IpProtocol.TCP, longer));
        assertThat(decoding.packet.fields.tcp).isTrue();
        assertThat(decoding.packet.fields.payloadBytes).isZero();
    }

    @Test
    void countsTheLengthThatUdpStates() {
        byte[] padded = join(udp(1, 2, payload(6)), payload(4));
        decoding.ip(ipv4(IpProtocol.UDP, padded));
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"0, 12", "3, 12", "7, 12", "8, 0", "20, 12", "40, 32"})
    void countsWhatIpCarriesWhereTheUdpLengthIsNone(int length, int expected) {
        byte[] datagram = join(be16(1), be16(2), be16(length), be16(0), payload(12));
        decoding.ip(ipv6(IpProtocol.UDP, datagram));
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(expected);
    }

    @Test
    void readsThePortsOfSctp() {
        byte[] sctp = join(be16(2905), be16(2906), new byte[8], payload(16));
        decoding.ip(ipv4(IpProtocol.SCTP, sctp));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:2905 > 198.51.100.2:2906 132");
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, 8, 0",
        "0, 0, 0, 8",
        "13, 0, 13, 14",
        "14, 0, 14, 13",
        "15, 0, 15, 16",
        "10, 0, 10, 9",
        "9, 0, 9, 10",
        "17, 0, 17, 18",
        "18, 0, 18, 17",
        "11, 1, 11, 1",
        "3, 13, 3, 13",
    })
    void placesIcmpTypesLikeCommunityId(int type, int code, int source, int destination) {
        decoding.ip(ipv4(IpProtocol.ICMP, icmp(type, code, payload(56))));
        assertThat(decoding.packet.sourcePort).isEqualTo(source);
        assertThat(decoding.packet.destinationPort).isEqualTo(destination);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(56);
    }

    @ParameterizedTest
    @CsvSource({
        "128, 0, 128, 129",
        "129, 0, 129, 128",
        "133, 0, 133, 134",
        "136, 0, 136, 135",
        "130, 0, 130, 131",
        "140, 0, 140, 139",
        "144, 0, 144, 145",
        "1, 4, 1, 4",
        "143, 0, 143, 0",
    })
    void placesIcmpV6TypesLikeCommunityId(int type, int code, int source, int destination) {
        decoding.ip(ipv6(IpProtocol.ICMPV6, icmp(type, code, payload(8))));
        assertThat(decoding.packet.sourcePort).isEqualTo(source);
        assertThat(decoding.packet.destinationPort).isEqualTo(destination);
    }

    @Test
    void takesThePacketThatAnIcmpErrorQuotesForPayload() {
        byte[] quoted = ipv4(IpProtocol.UDP, udp(5, 6, payload(0)));
        decoding.ip(ipv4(IpProtocol.ICMP, icmp(3, 3, quoted)));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:3 > 198.51.100.2:3 1");
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(28);
    }
}
