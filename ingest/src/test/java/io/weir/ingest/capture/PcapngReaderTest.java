package io.weir.ingest.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.capture.Captured.Seen;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngReaderTest {

    static Stream<ByteOrder> bothOrders() {
        return Stream.of(LITTLE_ENDIAN, BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void readsAllPacketBlocks(ByteOrder order) {
        Captured captured =
                Captured.of(
                        Pcapng.of(order)
                                .interfaceWith(113, 0)
                                .ethernet()
                                .enhanced(1, 1_700_000_000_123_456L, 3, 70_000, bytes(1, 2, 3))
                                .simple(2, bytes(4, 5))
                                .obsolete(0, 0x1_0000_0002L, bytes(6))
                                .toArray());

        assertThat(captured.problem()).isNull();
        assertThat(captured.frames())
                .containsExactly(
                        new Seen(true, 1_700_000_000_123_456L, 1, 70_000, "010203"),
                        new Seen(false, 0, 113, 2, "0405"),
                        new Seen(true, 0x1_0000_0002L, 113, 1, "06"));
    }

    @Test
    void readsSectionsInTheirOwnByteOrderWithTheirOwnInterfaces() {
        Captured captured =
                Captured.of(
                        Pcapng.of(LITTLE_ENDIAN)
                                .ethernet()
                                .enhanced(0, 1, bytes(1))
                                .section(BIG_ENDIAN, 1, 2)
                                .interfaceWith(101, 0)
                                .enhanced(0, 2, bytes(2))
                                .section(LITTLE_ENDIAN)
                                .toArray());

        assertThat(captured.problem()).isNull();
        assertThat(captured.frames())
                .containsExactly(new Seen(true, 1, 1, 1, "01"), new Seen(true, 2, 101, 1, "02"));
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void readsTimesByTheResolutionAndOffsetOfTheirInterface(ByteOrder order) {
        Pcapng capture = Pcapng.of(order).ethernet();
        capture.interfaceWith(1, 0, capture.resolution(9), capture.offset(-10));
        capture.interfaceWith(
                1, 0, capture.option(2, bytes('e', 't', 'h')), capture.resolution(0x80 | 10));
        capture.interfaceWith(1, 0, capture.option(0), capture.resolution(3));
        capture.enhanced(0, 5).enhanced(1, 12_000_000_999L).enhanced(2, 1025).enhanced(3, 7);

        assertThat(Captured.of(capture.toArray()).times())
                .containsExactly(5L, 2_000_000L, 1_000_976L, 7L);
    }

    @Test
    void cutsASimplePacketAtTheSnapshotLengthOfTheFirstInterface() {
        Captured captured =
                Captured.of(
                        Pcapng.of(BIG_ENDIAN)
                                .interfaceWith(1, 2)
                                .simple(900, bytes(1, 2, 0, 0))
                                .toArray());

        assertThat(captured.frames()).containsExactly(new Seen(false, 0, 1, 900, "0102"));
    }

    @Test
    void stepsOverBlocksItDoesNotKnowHoweverLong() {
        Pcapng capture = Pcapng.of(LITTLE_ENDIAN).ethernet();
        capture.block(0x0bad, capture.octets().put(new byte[20 << 20]));
        capture.block(5, capture.octets()).enhanced(0, 1, bytes(1));

        Captured captured = read(capture);

        assertThat(captured.problem()).isNull();
        assertThat(captured.data()).isEqualTo("01");
    }

    @Test
    void endsAtAPacketOfAnUnknownInterface() {
        Pcapng capture = Pcapng.of(LITTLE_ENDIAN).ethernet().enhanced(0, 1, bytes(1));

        Captured captured = read(capture.enhanced(1, 2, bytes(2)).enhanced(0, 3, bytes(3)));

        assertThat(captured.data()).isEqualTo("01");
        assertThat(captured.text())
                .isEqualTo(
                        "it: at octet 84: expected a packet of one of the 1 interfaces described,"
                                + " found interface 1");
    }

    @Test
    void doesNotUseInterfacesOfAnEarlierSection() {
        Captured captured = read(Pcapng.of(BIG_ENDIAN).ethernet().section(BIG_ENDIAN).simple(0));

        assertThat(captured.frames()).isEmpty();
        assertThat(captured.text()).contains("one of the 0 interfaces").contains("interface 0");
    }

    @ParameterizedTest
    @CsvSource({
        "36, 40, expected the block length 36 once more; found 40",
        "37, 37, expected a block length of at least 12 and a multiple of 4; found 37",
        "8, 8, expected a block length of at least 12 and a multiple of 4; found 8",
        "4294967292, 36, expected a block of at most 16777216 octets; found 4294967292"
    })
    void endsWhereTheLengthsOfABlockLie(long length, long again, String message) {
        Pcapng capture = Pcapng.of(LITTLE_ENDIAN).ethernet().enhanced(0, 1, bytes(1));
        capture.block(6, length, capture.octets().put(new byte[24]), again);

        Captured captured = read(capture.enhanced(0, 3, bytes(3)));

        assertThat(captured.data()).isEqualTo("01");
        assertThat(captured.text()).endsWith(message.replace(';', ','));
    }

    @ParameterizedTest
    @CsvSource({
        "5, expected a packet block with room for 5 captured octets; found room for 4",
        "262145, expected a packet block with at most 262144 captured octets; found 262145"
    })
    void endsWhereACapturedLengthLies(long claimed, String message) {
        Pcapng capture = Pcapng.of(BIG_ENDIAN).ethernet().enhanced(0, 1, bytes(1));

        Captured captured = read(capture.enhanced(0, 2, claimed, 9, bytes(1, 2, 3, 4)));

        assertThat(captured.data()).isEqualTo("01");
        assertThat(captured.text()).endsWith(message.replace(';', ','));
    }

    @Test
    void endsAtAnInterfaceWhoseOptionsLie() {
        Pcapng capture = Pcapng.of(BIG_ENDIAN).ethernet().enhanced(0, 1, bytes(1));
        capture.interfaceWith(1, 0, capture.octets().u16(9).u16(400).u32(0).toArray());

        Captured captured = read(capture.enhanced(0, 2, bytes(2)));

        assertThat(captured.data()).isEqualTo("01");
        assertThat(captured.text())
                .endsWith("expected an option of 400 octets, found the end of its block after 4");
    }

    @Test
    void ignoresOptionsOfTheWrongLength() {
        Pcapng capture = Pcapng.of(BIG_ENDIAN);
        capture.interfaceWith(1, 0, capture.option(9, bytes(9, 9)), capture.option(14, bytes(1)));

        assertThat(read(capture.enhanced(0, 5)).times()).containsExactly(5L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0", "0, 9"})
    void refusesVersionsItDoesNotKnow(int major, int minor) {
        Pcapng capture = Pcapng.of(BIG_ENDIAN).ethernet().enhanced(0, 1, bytes(1));

        Captured captured = read(capture.section(BIG_ENDIAN, major, minor).ethernet());

        assertThat(captured.data()).isEqualTo("01");
        assertThat(captured.text())
                .endsWith("expected pcapng version 1.0, found version " + major + "." + minor);
    }

    @Test
    void refusesASectionInNoByteOrder() {
        Pcapng capture = new Pcapng();
        capture.block(
                PcapngReader.SECTION_HEADER,
                capture.octets().u32(0x1a2b3c4e).u16(1).u16(0).i64(-1));

        assertThat(read(capture).text())
                .contains("at octet 8: expected the byte-order magic")
                .contains("in either order");
    }

    @Test
    void endsWhereASectionHasMoreInterfacesThanTheLimit() {
        CaptureLimits limits = new CaptureLimits(100, 1000, 2, 400, 0, 1000, 20);
        Pcapng capture = Pcapng.of(BIG_ENDIAN).ethernet().ethernet().ethernet();

        assertThat(Captured.of(capture.toArray(), limits).text())
                .endsWith("expected at most 2 interfaces in a section, found one more");
    }

    private static Captured read(Pcapng capture) {
        return Captured.of(capture.toArray());
    }

    private static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }
}
