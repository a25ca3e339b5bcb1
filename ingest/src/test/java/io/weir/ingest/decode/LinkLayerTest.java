package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.ethernet;
import static io.weir.ingest.decode.Headers.hex;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.join;
import static io.weir.ingest.decode.Headers.mpls;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.pppoe;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLayerTest {

    private static final byte[] V4 = ipv4(IpProtocol.TCP, tcp(payload(5)));
    private static final byte[] V6 = ipv6(IpProtocol.TCP, tcp(payload(5)));

    private final Decoding decoding = new Decoding();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.weir.ingest.decode.LinkHeaders#all")
    void stepsOverTheLinkHeader(String name, int linkType, String header, byte[] ip) {
        assertThat(LinkType.isKnown(linkType)).isTrue();
        assertThat(decoding.decode(linkType, join(hex(header), ip))).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.destinationPort).isEqualTo(443);
        assertThat(decoding.packet.ipVersion).isEqualTo(ip[0] >> 4);
        assertThat(decoding.packet.fields.payloadBytes).isEqualTo(5);
        assertThat(decoding.packet.fields.wireBytes).isEqualTo(hex(header).length + ip.length);
    }

    @Test
    void refusesLinkTypesThatNobodyKnows() {
        assertThat(LinkType.isKnown(147)).isFalse();
        assertThat(decoding.decode(147, V4)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.LINK_UNKNOWN_TYPE);
        assertThat(decoding.decoder.counters().undecodableByReason())
                .containsExactly(Map.entry("link.unknown_type", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8100", "88a8", "9100", "9200"})
    void keepsTheInnermostVlan(String outer) {
        byte[] tagged = vlan(0x2007, EtherType.VLAN, vlan(42, EtherType.IPV4, V4));
        decoding.ethernet(Integer.parseInt(outer, 16), tagged);
        assertThat(decoding.packet.vlanId).isEqualTo(42);
    }

    @Test
    void takesAPriorityTagForNoVlan() {
        decoding.ethernet(EtherType.VLAN, vlan(0xE000, EtherType.IPV4, V4));
        assertThat(decoding.packet.vlanId).isEqualTo(-1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "8926, 00000000 0800",
        "892f, 00001234 0800",
        "f1c1, 00001234 0800",
        "893f, 000000000000 0800",
        "8909, 010100010007 0800",
        "88e7, 0000002a 020000000002020000000001 0800",
        "6558, 020000000002020000000001 0800",
        "8870, aaaa03 000000 0800",
        "880b, ff03 0021",
    })
    void stepsOverTagsAndWrappings(String type, String wrapping) {
        assertThat(decoding.ethernet(Integer.parseInt(type, 16), join(hex(wrapping), V4)))
                .isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.destinationPort).isEqualTo(443);
    }

    @Test
    void endsAStackOfTagsThatNoNetworkHas() {
        byte[] tags = V4;
        for (int i = 0; i < 1000; i++) {
            tags = vlan(1, EtherType.VLAN, tags);
        }
        assertThat(decoding.ethernet(EtherType.VLAN, tags)).isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason()).isEqualTo(Reason.LINK_TOO_DEEP);
    }

    @Test
    void stepsOverMplsLabels() {
        byte[] labels = mpls(100, false, mpls(200, false, mpls(0, true, V4)));
        assertThat(decoding.ethernet(EtherType.MPLS, labels)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.ethernet(EtherType.MPLS_MULTICAST, mpls(2, true, V6)))
                .isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.ipVersion).isEqualTo(6);
    }

    @Test
    void findsEthernetBehindMpls() {
        byte[] frame = ethernet(EtherType.VLAN, vlan(9, EtherType.IPV4, V4));
        assertThat(decoding.ethernet(EtherType.MPLS, mpls(16, true, frame)))
                .isEqualTo(Outcome.PACKET);
        byte[] controlled = join(hex("00000001"), frame);
        assertThat(decoding.ethernet(EtherType.MPLS, mpls(16, true, controlled)))
                .isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.vlanId).isEqualTo(9);
        assertThat(decoding.ethernet(EtherType.MPLS, mpls(16, true, hex("10000007 0000"))))
                .isEqualTo(Outcome.NOT_IP);
        assertThat(decoding.decoder.notIp()).isEqualTo(NotIp.MPLS_PAYLOAD);
    }

    @Test
    void stepsOverPppoe() {
        byte[] session = vlan(5, EtherType.PPPOE_SESSION, pppoe(0x57, V6));
        assertThat(decoding.ethernet(EtherType.VLAN, session)).isEqualTo(Outcome.PACKET);
        assertThat(decoding.packet.vlanId).isEqualTo(5);
        assertThat(decoding.packet.tunnel).isNull();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0806 0001080006040001, ARP",
        "8035 0001080006040003, ARP",
        "88cc 0207, LLDP",
        "888e 01010000, EAPOL",
        "88e5 2c00, MACSEC",
        "8863 11090000, PPPOE_DISCOVERY",
        "8864 1109 0001 0000, PPPOE_DISCOVERY",
        "8864 1100 0001 0004 c021 0101, PPP_CONTROL",
        "8864 1100 0001 0004 002b ffff, OTHER_FAMILY",
        "0026 424203 0000, SPANNING_TREE",
        "0026 aaaa03 00000c 2000, LLC",
        "0026 e0e003 ffff, LLC",
        "9000 0000, OTHER_ETHER_TYPE",
    })
    void saysWhatIsNotIp(String typeAndRest, NotIp kind) {
        byte[] frame = join(hex("020000000002020000000001"), hex(typeAndRest));
        assertThat(decoding.decode(1, frame)).isEqualTo(Outcome.NOT_IP);
        assertThat(decoding.decoder.notIp()).isEqualTo(kind);
        assertThat(decoding.decoder.counters().notIpByKind()).containsEntry(kind.text(), 1L);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "8000 0000, WIFI_MANAGEMENT, NOT_IP",
        "d400 0000, WIFI_MANAGEMENT, NOT_IP",
        "4801 0000, WIFI_MANAGEMENT, NOT_IP",
        "0841 0000, WIFI_PROTECTED, NOT_IP",
    })
    void saysWhatOfWifiIsNotIp(String control, NotIp kind, Outcome outcome) {
        assertThat(decoding.decode(105, join(hex(control), new byte[40]))).isEqualTo(outcome);
        assertThat(decoding.decoder.notIp()).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "1, 0200000000, link.truncated",
        "1, 020000000002020000000001 8100 00, vlan.truncated",
        "1, 020000000002020000000001 0026 aa, llc.truncated",
        "1, 020000000002020000000001 8847 000011, mpls.truncated",
        "1, 020000000002020000000001 8864 1100, pppoe.truncated",
        "9, ff03, ppp.truncated",
        "9, ff03 002d 45, ppp.compressed",
        "105, 0801 0000, wifi.truncated",
        "105, 0801 0000 020000000001020000000002020000000003 0100, wifi.later_fragment",
        "107, 000000000000, link.malformed",
        "192, 0000 0800 c0000000, link.malformed",
        "239, 0200 0000 0100 0100, link.malformed",
        "101, , ip.truncated",
        "101, 50, ip.bad_version",
    })
    void saysWhyNothingCanBeRead(int linkType, String frame, String reason) {
        assertThat(decoding.decode(linkType, hex(frame == null ? "" : frame)))
                .isEqualTo(Outcome.UNDECODABLE);
        assertThat(decoding.decoder.reason().text()).isEqualTo(reason);
        assertThat(decoding.decoder.reason().layer()).isEqualTo(reason.split("\\.")[0]);
    }
}
