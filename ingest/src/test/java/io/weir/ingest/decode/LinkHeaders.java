package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Link types, what stands in front of IP on them, and a packet to port 443 with five octets. */
final class LinkHeaders {

    private static final byte[] V4 = ipv4(IpProtocol.TCP, tcp(payload(5)));
    private static final byte[] V6 = ipv6(IpProtocol.TCP, tcp(payload(5)));

    private LinkHeaders() {}

    /** Name, link type, header as hex digits, IP packet. */
    static Stream<Arguments> all() {
        String macs = "020000000002020000000001";
        String wifi = "020000000001020000000002020000000003 0000";
        String snap = "aaaa03 000000 0800";
        return Stream.of(
                arguments("null, little endian", 0, "02000000", V4),
                arguments("null, big endian", 0, "00000002", V4),
                arguments("null, IPv6 of Linux", 0, "0a000000", V6),
                arguments("null, IPv6 of NetBSD and OpenBSD", 0, "18000000", V6),
                arguments("null, IPv6 of FreeBSD", 0, "1c000000", V6),
                arguments("null, IPv6 of Darwin", 0, "0000001e", V6),
                arguments("null, EtherType", 0, "000086dd", V6),
                arguments("null, HDLC", 0, "0f000800", V4),
                arguments("loopback", 108, "00000018", V6),
                arguments("Ethernet", 1, macs + "0800", V4),
                arguments("Ethernet, LLC", 1, macs + "0035 060603", V4),
                arguments("Ethernet, SNAP", 1, macs + "0035" + snap, V4),
                arguments("Ethernet, IPv6 under the type of IPv4", 1, macs + "0800", V6),
                arguments("Ethernet, IPv4 under the type of IPv6", 1, macs + "86dd", V4),
                arguments("token ring", 6, "1040" + macs + snap, V4),
                arguments(
                        "token ring, routed",
                        6,
                        "1040 020000000002 820000000001 0610 0123 4567" + snap,
                        V4),
                arguments("ARCnet of BSD, RFC 1051", 7, "0102 f0", V4),
                arguments("ARCnet of BSD, RFC 1201", 7, "0102 d4 00 0001", V4),
                arguments("ARCnet of Linux", 129, "0102 0000 d4 00 0001", V4),
                arguments("ARCnet of Linux, exception", 129, "0102 0000 d4 ff ffffff 00 0001", V4),
                arguments("SLIP", 8, "00 450000000000000000000000000000", V4),
                arguments("PPP", 9, "ff03 0021", V4),
                arguments("PPP, no address", 9, "0057", V6),
                arguments("PPP, short protocol", 9, "21", V4),
                arguments("PPP, MPLS", 9, "ff03 0281 00001140", V4),
                arguments("FDDI", 10, "50" + macs + snap, V4),
                arguments("raw, BSD", 12, "", V4),
                arguments("raw, OpenBSD", 14, "", V6),
                arguments("PPP in HDLC", 50, "ff03 0021", V4),
                arguments("PPP in HDLC, Cisco", 50, "0f00 0800", V4),
                arguments("PPPoE", 51, "1100 0001 0033 0021", V4),
                arguments("ATM", 100, snap, V4),
                arguments("raw", 101, "", V4),
                arguments("raw", 101, "", V6),
                arguments("HDLC", 104, "0f00 86dd", V6),
                arguments("HDLC, PPP", 104, "ff03 0057", V6),
                arguments("Wi-Fi", 105, "0801 0000" + wifi + snap, V4),
                arguments(
                        "Wi-Fi, four addresses",
                        105,
                        "0803 0000" + wifi + "020000000004" + snap,
                        V4),
                arguments("Wi-Fi, QoS", 105, "8801 0000" + wifi + "0000" + snap, V4),
                arguments("Wi-Fi, QoS, aligned", 105, "8801 0000" + wifi + "0000 0000" + snap, V4),
                arguments(
                        "Wi-Fi, QoS and HT", 105, "8881 0000" + wifi + "0000 00000000" + snap, V4),
                arguments(
                        "Wi-Fi, aggregate",
                        105,
                        "8801 0000" + wifi + "8000" + macs + "0035" + snap,
                        V4),
                arguments("frame relay, RFC 2427", 107, "1841 03 cc", V4),
                arguments("frame relay, padded", 107, "1841 03 00 8e", V6),
                arguments("frame relay, SNAP", 107, "1841 03 00 80 000000 0800", V4),
                arguments("frame relay, Cisco", 107, "1841 0800", V4),
                arguments("frame relay, long address", 107, "184040 41 03 cc", V4),
                arguments("enc", 109, "02000000 00000001 00000000", V4),
                arguments("cooked", 113, "0000 0001 0006 0200000000010000 0800", V4),
                arguments("cooked, LLC", 113, "0000 0001 0006 0200000000010000 0004" + snap, V4),
                arguments(
                        "cooked, VLAN", 113, "0000 0001 0006 0200000000010000 8100 0007 86dd", V6),
                arguments(
                        "cooked, Wi-Fi",
                        113,
                        "0000 0321 0006 0200000000010000 0019 0801 0000" + wifi + snap,
                        V4),
                arguments("pflog", 117, "3d02 0000" + "00".repeat(60), V4),
                arguments(
                        "Prism",
                        119,
                        "44000000 10000000 0000000000000000 0801 0000" + wifi + snap,
                        V4),
                arguments(
                        "AVS",
                        119,
                        "80211001 00000010 0000000000000000 0801 0000" + wifi + snap,
                        V4),
                arguments("IP over fibre channel", 122, macs + "00000000" + snap, V4),
                arguments("Sun ATM", 123, "02 00 0020" + snap, V4),
                arguments(
                        "radiotap", 127, "0000 0c00 00000000 00000000 0801 0000" + wifi + snap, V4),
                arguments("IP over FireWire", 138, "0102030405060708 0102030405060709 0800", V4),
                arguments("PPP of pppd", 166, "0003 0021", V4),
                arguments("PPI", 192, "0000 0c00 01000000 deadbeef" + macs + "0800", V4),
                arguments("PPP with direction", 204, "01 ff03 0021", V4),
                arguments("HDLC with direction", 205, "01 0f00 0800", V4),
                arguments("frame relay with direction", 206, "01 1841 03 cc", V4),
                arguments("ipnet", 226, "0102" + "00".repeat(22), V4),
                arguments("IPv4", 228, "", V4),
                arguments("IPv6", 229, "", V6),
                arguments(
                        "nflog, little endian", 239, "02 00 0000 0800 0100 08000100 3700 0900", V4),
                arguments("nflog, big endian", 239, "0a 00 0000 0005 000a 01000000 0037 0009", V6),
                arguments("netANALYZER", 240, "00000000" + macs + "0800", V4),
                arguments(
                        "netANALYZER, transparent",
                        241,
                        "00000000 55555555555555d5" + macs + "0800",
                        V4),
                arguments("IP over InfiniBand", 242, "00".repeat(40) + "0800 0000", V4),
                arguments("PKTAP", 258, "10000000 01000000 01000000 00000000" + macs + "0800", V4),
                arguments("Ethernet with preamble", 274, "55555555555555d5" + macs + "0800", V4),
                arguments("cooked v2", 276, "86dd 0000 00000001 0001 00 06 0200000000010000", V6),
                arguments("Broadcom tag", 281, macs + "00000001 0800", V4),
                arguments("Broadcom tag in front", 282, "00000001" + macs + "0800", V4),
                arguments("DSA", 284, macs + "c0180000 0800", V4),
                arguments("EDSA", 285, macs + "dada 0000 c0180000 0800", V4));
    }
}
