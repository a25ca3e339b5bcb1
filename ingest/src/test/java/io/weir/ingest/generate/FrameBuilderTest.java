package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.TcpFlags;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {

    private static final Address CLIENT = Address.ipv4(10, 0, 0, 1);
    private static final Address SERVER = Address.ipv4(192, 0, 2, 7);
    private static final Address CLIENT6 = Address.ipv6(0xfd00_0000_0000_0000L, 1);
    private static final Address SERVER6 = Address.ipv6(0x2001_0db8_0000_0000L, 7);

    private final FrameBuilder frame = new FrameBuilder();

    @Test
    void buildsASynWithOptionsOctetByOctet() {
        ethernet()
                .ipv4(CLIENT, SERVER, 64, 0x1234)
                .tcp(40_000, 443, 1, 0, TcpFlags.SYN, 64_240)
                .mss(1460)
                .sackPermitted()
                .timestamps(5, 0)
                .windowScale(7)
                .end();

        assertThat(hex())
                .isEqualTo(
                        "0000000000020000000000010800"
                                + "4500003c1234000040069c800a000001c0000207"
                                + "9c4001bb0000000100000000a002faf0"
                                + "e3050000"
                                + "020405b40402080a000000050000000001030307");
    }

    @Test
    void padsShortFramesToTheLeastLengthOfEthernet() {
        ethernet().ipv4(CLIENT, SERVER, 64, 1).udp(1, 2).payload(new byte[] {9}).end();

        assertThat(frame.length()).isEqualTo(60);
        assertThat(ipTotalLength()).isEqualTo(29);
    }

    @Test
    void sumsTheWholeSegmentWhateverItsPayloadIsMadeOf() {
        for (int length : new int[] {0, 1, 2, 999, 1448}) {
            byte[] content = new byte[length];
            PayloadPool.SHARED.copy(PayloadPool.place(5), content, 0, length);
            tcp6().payload(content).end();
            byte[] expected = Arrays.copyOf(frame.bytes(), frame.length());
            tcp6().filler(5, length).end();

            assertThat(Arrays.copyOf(frame.bytes(), frame.length())).isEqualTo(expected);
            assertThat(
                            Checksum.finish(
                                    pseudoHeader6(length)
                                            + Checksum.sum(expected, 54, 74 + length)))
                    .isZero();
        }
    }

    @Test
    void tagsVlans() {
        ethernet().vlan(7).ipv4(CLIENT, SERVER, 64, 1).udp(1, 2).end();

        assertThat(hex()).startsWith("0000000000020000000000018100" + "00070800" + "4500001c");
    }

    @Test
    void marksFragments() {
        ethernet()
                .ipv4(CLIENT, SERVER, 64, 77, 1480, true)
                .other(Protocol.UDP)
                .payload(new byte[1480])
                .end();

        assertThat(hex()).contains("450005dc004d20b94011");
    }

    private FrameBuilder tcp6() {
        return ethernet().ipv6(CLIENT6, SERVER6, 64, 0).tcp(1, 2, 3, 4, TcpFlags.ACK, 5);
    }

    private static long pseudoHeader6(int payload) {
        return CLIENT6.sum() + SERVER6.sum() + Protocol.TCP + 20 + payload;
    }

    private FrameBuilder ethernet() {
        return frame.begin().ethernet(1, 2);
    }

    private int ipTotalLength() {
        return Checksum.word(frame.bytes(), 16);
    }

    private String hex() {
        return HexFormat.of().formatHex(frame.bytes(), 0, frame.length());
    }
}
