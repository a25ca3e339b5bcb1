package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.A4;
import static io.weir.ingest.decode.Headers.B4;
import static io.weir.ingest.decode.Headers.ethernet;
import static io.weir.ingest.decode.Headers.extension;
import static io.weir.ingest.decode.Headers.hex;
import static io.weir.ingest.decode.Headers.icmp;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.ipv6Fragment;
import static io.weir.ingest.decode.Headers.join;
import static io.weir.ingest.decode.Headers.mpls;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.pppoe;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static io.weir.ingest.decode.Headers.vlan;

import java.util.ArrayList;
import java.util.List;

/** One good frame of every kind that the decoder reads. */
final class SampleFrames {

    /** A frame and the link type it is of. */
    record Sample(String name, int linkType, byte[] bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final byte[] TCP4 =
            ipv4(IpProtocol.TCP, tcp(1234, 80, 2, hex("020405b4 0402 0101 01030307"), payload(7)));
    static final byte[] UDP4 = ipv4(IpProtocol.UDP, udp(53, 5353, payload(20)));
    static final byte[] TCP6 = ipv6(IpProtocol.TCP, tcp(payload(7)));

    private SampleFrames() {}

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        links(all);
        internet(all);
        onIp(all);
        onUdp(all);
        return all;
    }

    private static void links(List<Sample> all) {
        onEthernet(all, "TCP", EtherType.IPV4, TCP4);
        onEthernet(all, "UDP", EtherType.IPV4, UDP4);
        onEthernet(all, "IPv6", EtherType.IPV6, TCP6);
        onEthernet(all, "ARP", EtherType.ARP, hex("0001080006040001"));
        onEthernet(all, "VLAN", EtherType.VLAN, vlan(3, EtherType.IPV4, TCP4));
        onEthernet(
                all,
                "QinQ, PPPoE",
                EtherType.PROVIDER_VLAN,
                vlan(3, EtherType.VLAN, vlan(4, EtherType.PPPOE_SESSION, pppoe(0x21, TCP4))));
        onEthernet(all, "MPLS", EtherType.MPLS, mpls(17, false, mpls(18, true, TCP6)));
        onEthernet(
                all, "pseudowire", EtherType.MPLS, mpls(17, true, ethernet(EtherType.IPV4, TCP4)));
        onEthernet(
                all,
                "service tag",
                EtherType.BACKBONE_TAG,
                join(hex("0000002a"), ethernet(EtherType.IPV4, TCP4)));
        LinkHeaders.all()
                .map(a -> a.get())
                .forEach(
                        a ->
                                all.add(
                                        new Sample(
                                                (String) a[0],
                                                (int) a[1],
                                                join(hex((String) a[2]), (byte[]) a[3]))));
    }

    private static void internet(List<Sample> all) {
        byte[] route = join(hex("01 83 0b 08"), payload(8));
        raw(all, "source route", ipv4(A4, B4, IpProtocol.UDP, 1, 0, route, udp(1, 2, payload(3))));
        raw(
                all,
                "first fragment",
                ipv4(A4, B4, IpProtocol.UDP, 5, 0x2000, route, udp(1, 2, payload(8))));
        raw(all, "later fragment", ipv4(A4, B4, IpProtocol.UDP, 5, 2, new byte[0], payload(8)));
        raw(all, "tiny fragment", ipv4(A4, B4, IpProtocol.TCP, 6, 0x2000, new byte[0], payload(8)));
        raw(all, "next to it", ipv4(A4, B4, IpProtocol.TCP, 6, 1, new byte[0], payload(24)));
        raw(all, "ICMP", ipv4(IpProtocol.ICMP, icmp(8, 0, payload(8))));
        raw(all, "ICMPv6", ipv6(IpProtocol.ICMPV6, icmp(1, 4, TCP6)));
        raw(all, "SCTP", ipv4(IpProtocol.SCTP, payload(28)));
        raw(all, "AH", ipv4(IpProtocol.AH, join(hex("06 04 0000"), payload(20), tcp(payload(1)))));
        raw(
                all,
                "extension headers",
                ipv6(0, extension(60, extension(43, extension(6, tcp(payload(2)))))));
        raw(all, "jumbogram", ipv6(0, 0, join(hex("06 00 c2 04 00011170"), tcp(payload(9)))));
        raw(all, "first IPv6 fragment", ipv6(44, ipv6Fragment(17, 1, 9, udp(1, 2, payload(16)))));
        raw(all, "later IPv6 fragment", ipv6(44, ipv6Fragment(17, 24, 9, payload(16))));
        raw(all, "OSPF", ipv4(89, payload(44)));
    }

    private static void onIp(List<Sample> all) {
        byte[] frame = ethernet(EtherType.IPV4, TCP4);
        raw(all, "IPIP", ipv4(IpProtocol.IPV4, TCP4));
        raw(all, "6in4", ipv4(IpProtocol.IPV6, TCP6));
        raw(all, "4in6", ipv6(IpProtocol.IPV4, TCP4));
        raw(all, "EtherIP", ipv4(IpProtocol.ETHER_IP, join(hex("3000"), frame)));
        raw(all, "Ethernet in IPv6", ipv6(IpProtocol.ETHERNET, frame));
        raw(all, "MPLS in IP", ipv4(IpProtocol.MPLS, mpls(5, true, TCP4)));
        raw(all, "L2TPv3", ipv4(IpProtocol.L2TP, join(hex("00000001 aabbccdd"), frame)));
        raw(all, "GRE", ipv4(IpProtocol.GRE, Headers.greV0(0xB000, EtherType.IPV4, TCP4)));
        raw(
                all,
                "GRE, routed",
                ipv4(
                        IpProtocol.GRE,
                        join(hex("4000 0800 00000000 0800 0004 01020304 00000000"), TCP4)));
        raw(
                all,
                "GRE, bridged",
                ipv4(IpProtocol.GRE, Headers.greV0(0x2000, EtherType.ETHERNET, frame)));
        raw(all, "PPTP", ipv4(IpProtocol.GRE, Headers.pptp(0x1080, join(hex("ff030021"), TCP4))));
        raw(all, "ERSPAN I", ipv4(IpProtocol.GRE, Headers.greV0(0, EtherType.ERSPAN, frame)));
        raw(
                all,
                "ERSPAN II",
                ipv4(
                        IpProtocol.GRE,
                        Headers.greV0(0x1000, EtherType.ERSPAN, join(payload(8), frame))));
        raw(
                all,
                "ERSPAN III",
                ipv4(
                        IpProtocol.GRE,
                        Headers.greV0(
                                0x1000,
                                EtherType.ERSPAN_III,
                                join(payload(10), hex("0001"), payload(8), frame))));
        raw(
                all,
                "WCCP",
                ipv4(
                        IpProtocol.GRE,
                        Headers.greV0(0, EtherType.WCCP, join(hex("00000000"), TCP4))));
    }

    private static void onUdp(List<Sample> all) {
        byte[] frame = ethernet(EtherType.VLAN, vlan(8, EtherType.IPV4, TCP4));
        udpTunnel(all, "VXLAN", 4789, Headers.vxlan(frame));
        udpTunnel(all, "VXLAN of Linux", 8472, Headers.vxlan(frame));
        udpTunnel(all, "VXLAN-GPE", 4790, Headers.vxlanGpe(1, TCP4));
        udpTunnel(all, "VXLAN-GPE, bridged", 4790, Headers.vxlanGpe(3, frame));
        udpTunnel(all, "Geneve", 6081, Headers.geneve(EtherType.ETHERNET, payload(12), frame));
        udpTunnel(all, "Geneve, IP", 6081, Headers.geneve(EtherType.IPV6, payload(0), TCP6));
        udpTunnel(all, "GTP-U", 2152, Headers.gtpU(0, payload(0), TCP4));
        udpTunnel(
                all, "GTP-U, extended", 2152, Headers.gtpU(4, hex("0001 00 85 01 1000 00"), TCP4));
        udpTunnel(all, "Teredo", 3544, TCP6);
        udpTunnel(
                all,
                "Teredo, origin",
                3544,
                join(hex("0001 0000 0000000000000000 00 0000 1234 01020304"), TCP6));
        udpTunnel(all, "L2TPv2", 1701, Headers.l2tpV2(join(hex("ff03 0021"), TCP4)));
        udpTunnel(
                all,
                "L2TPv2, sequence and offset",
                1701,
                join(hex("0a02 0001 0002 0000 0000 0002 0000 0021"), TCP4));
        udpTunnel(all, "L2TPv3 on UDP", 1701, join(hex("0003 0000 00000001"), frame));
        udpTunnel(all, "AYIYA", 5072, Headers.ayiya(41, TCP6));
        udpTunnel(all, "LISP", 4341, join(hex("c0000001 00000001"), TCP4));
        udpTunnel(all, "LISP control", 4342, join(hex("80000000"), UDP4));
        byte[] nested = ipv4(IpProtocol.GRE, Headers.greV0(0, EtherType.IPV6, TCP6));
        raw(
                all,
                "GRE in VXLAN in 6in4",
                ipv4(41, ipv6(17, udp(9, 4789, Headers.vxlan(ethernet(0x800, nested))))));
    }

    private static void onEthernet(List<Sample> all, String name, int type, byte[] inner) {
        all.add(new Sample(name, Decoding.ETHERNET, ethernet(type, inner)));
    }

    private static void raw(List<Sample> all, String name, byte[] ip) {
        all.add(new Sample(name, Decoding.RAW, ip));
    }

    private static void udpTunnel(List<Sample> all, String name, int port, byte[] inner) {
        raw(all, name, ipv4(IpProtocol.UDP, udp(50000, port, inner)));
    }
}
