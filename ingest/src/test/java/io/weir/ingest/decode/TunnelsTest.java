package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.ethernet;
import static io.weir.ingest.decode.Headers.hex;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.join;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static io.weir.ingest.decode.Headers.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelsTest {

    private static final byte[] INNER =
            ipv4("10.0.0.1", "10.0.0.2", 6, 1, 0, new byte[0], tcp(payload(5)));

    private final Decoding decoding = new Decoding();

    @Test
    void opensEveryTunnelAndNamesTheWay() {
        Map<String, String> ways = new TreeMap<>();
        for (SampleFrames.Sample sample : SampleFrames.all()) {
            if (decoding.decode(sample.linkType(), sample.bytes()) == Outcome.PACKET
                    && decoding.packet.tunnel != null) {
                ways.put(sample.name(), decoding.packet.tunnel);
            }
        }
        assertThat(ways)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("IPIP", "IPIP"),
                                Map.entry("6in4", "6IN4"),
                                Map.entry("4in6", "4IN6"),
                                Map.entry("EtherIP", "ETHERIP"),
                                Map.entry("Ethernet in IPv6", "ETHERNET"),
                                Map.entry("MPLS in IP", "MPLS"),
                                Map.entry("L2TPv3", "L2TP"),
                                Map.entry("GRE", "GRE"),
                                Map.entry("GRE, routed", "GRE"),
                                Map.entry("GRE, bridged", "GRE"),
                                Map.entry("PPTP", "PPTP"),
                                Map.entry("ERSPAN I", "ERSPAN"),
                                Map.entry("ERSPAN II", "ERSPAN"),
                                Map.entry("ERSPAN III", "ERSPAN"),
                                Map.entry("WCCP", "GRE"),
                                Map.entry("VXLAN", "VXLAN"),
                                Map.entry("VXLAN of Linux", "VXLAN"),
                                Map.entry("VXLAN-GPE", "VXLAN"),
                                Map.entry("VXLAN-GPE, bridged", "VXLAN"),
                                Map.entry("Geneve", "GENEVE"),
                                Map.entry("Geneve, IP", "GENEVE"),
                                Map.entry("GTP-U", "GTP-U"),
                                Map.entry("GTP-U, extended", "GTP-U"),
                                Map.entry("Teredo", "TEREDO"),
                                Map.entry("Teredo, origin", "TEREDO"),
                                Map.entry("L2TPv2", "L2TP"),
                                Map.entry("L2TPv2, sequence and offset", "L2TP"),
                                Map.entry("L2TPv3 on UDP", "L2TP"),
                                Map.entry("AYIYA", "AYIYA"),
                                Map.entry("LISP", "LISP"),
                                Map.entry("LISP control", "LISP"),
                                Map.entry("GRE in VXLAN in 6in4", "6IN4>VXLAN>GRE")));
    }

    @Test
    void countsTheSizesOfTheInnermostPacket() {
        byte[] frame = vlan(12, EtherType.IPV4, INNER);
        byte[] vxlan = Headers.vxlan(ethernet(EtherType.VLAN, frame));
        decoding.ethernet(EtherType.VLAN, vlan(11, EtherType.IPV4, ipv4(17, udp(1, 4789, vxlan))));
        assertThat(decoding.ends()).isEqualTo("10.0.0.1:40000 > 10.0.0.2:443 6");
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(45);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(5);
        assertThat(decoding.packet.fields.wireBytes).isEqualTo(14 + 4 + 20 + 8 + 8 + 14 + 4 + 45);
        assertThat(decoding.packet.vlanId).isEqualTo(12);
        assertThat(decoding.decoder.counters().packets()).isEqualTo(1);
    }

    @Test
    void givesTheSameTextForTheSameWay() {
        decoding.ip(ipv4(47, Headers.greV0(0, EtherType.IPV4, INNER)));
        String once = decoding.packet.tunnel;
        decoding.ip(ipv4(47, Headers.greV0(0x2000, EtherType.IPV4, INNER)));
        assertThat(decoding.packet.tunnel).isSameAs(once);
    }

    @Test
    void leavesThePacketAroundWhatCannotBeRead() {
        byte[] gre = ipv4(47, Headers.greV0(0, EtherType.IPV4, INNER));
        for (int captured = 20; captured < 48; captured++) {
            assertThat(decoding.cut(Decoding.RAW, gre, captured)).isEqualTo(Outcome.PACKET);
            assertThat(decoding.ends()).isEqualTo("192.0.2.1:0 > 198.51.100.2:0 47");
            assertThat(decoding.packet.tunnel).isNull();
            assertThat(decoding.packet.fields.payloadBytes).isEqualTo(49);
        }
        assertThat(decoding.cut(Decoding.RAW, gre, 48)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.tunnel).isEqualTo("GRE");
        assertThat(decoding.decoder.counters().undecodable()).isZero();
    }

    @Test
    void leavesThePacketAroundWhatIsNotIp() {
        decoding.ip(ipv4(47, Headers.greV0(0, EtherType.ARP, payload(28))));
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.GRE);
        byte[] arp = Headers.vxlan(ethernet(EtherType.ARP, payload(28)));
        decoding.ip(ipv4(17, udp(1, 4789, arp)));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:1 > 198.51.100.2:4789 17");
        assertThat(decoding.packet.tunnel).isNull();
        assertThat(decoding.decoder.counters().notIp()).isZero();
    }

    @Test
    void leavesTheLastWholePacketOfANest() {
        byte[] ipip =
                ipv4(4, ipv4("10.9.9.1", "10.9.9.2", 47, 1, 0, new byte[0], hex("0000 0800 4f")));
        decoding.ip(ipip);
        assertThat(decoding.ends()).isEqualTo("10.9.9.1:0 > 10.9.9.2:0 47");
        assertThat(decoding.packet.tunnel).isEqualTo("IPIP");
    }

    @ParameterizedTest
    @CsvSource({
        "1701, 4002 0007 0001 0002 0021 4500",
        "1701, c802 000c 0001 0000 0000 0000",
        "2152, 32ff 0004 00000001 45000000",
        "2152, 3001 0000 00000001",
        "3544, 0001 0000 0000000000000000 00 45",
        "4789, 0800000000000100 ffffffffffff 020000000001 0800 46",
        "4789, 0012010000010000 0000000003777777 07 6578616d706c65",
        "5072, 4052 1229 00000000",
        "6081, 0000 6558 00000100 ffffffffffff 020000000001 0800",
        "8472, 60000000 0000 0000",
    })
    void leavesOrdinaryTrafficOnTheirPortsAlone(int port, String payload) {
        byte[] octets = join(hex(payload), payload(60));
        decoding.ip(ipv4(17, udp(40000, port, octets)));
        assertThat(decoding.packet.tunnel).isNull();
        assertThat(decoding.packet.destinationPort).isEqualTo(port);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(octets.length);
    }

    @Test
    void believesNoUdpTunnelWhoseInsideIsLongerThanItself() {
        byte[] longer = INNER.clone();
        longer[3]++;
        decoding.ip(ipv4(17, udp(40000, 2152, Headers.gtpU(0, payload(0), longer))));
        assertThat(decoding.packet.tunnel).isNull();
    }

    @Test
    void opensTheFirstFragmentOfATunnel() {
        byte[] datagram = udp(9, 4789, Headers.vxlan(ethernet(EtherType.IPV4, INNER)));
        byte[] part = Arrays.copyOf(datagram, 72);
        decoding.ip(ipv4(Headers.A4, Headers.B4, 17, 3, 0x2000, new byte[0], part));
        assertThat(decoding.ends()).isEqualTo("10.0.0.1:40000 > 10.0.0.2:443 6");
        decoding.ip(ipv4(Headers.A4, Headers.B4, 17, 3, 9, new byte[0], payload(8)));
        assertThat(decoding.ends()).isEqualTo("192.0.2.1:9 > 198.51.100.2:4789 17");
    }

    @Test
    void opensNoMoreThanEight() {
        byte[] packet = ipv6(IpProtocol.UDP, udp(1, 2, payload(0)));
        for (int i = 0; i < 12; i++) {
            packet = ipv6(IpProtocol.IPV6, packet);
        }
        decoding.ip(packet);
        assertThat(decoding.packet.protocol).isEqualTo(IpProtocol.IPV6);
        assertThat(decoding.packet.fields.ipBytes).isEqualTo(40 * 5 + 8);
        assertThat(decoding.packet.tunnel).isEqualTo("6IN6>6IN6>6IN6>6IN6>...");
    }
}
