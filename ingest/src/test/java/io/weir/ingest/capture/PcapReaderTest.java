package io.weir.ingest.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.capture.Captured.Seen;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcapReaderTest {

    static Stream<Arguments> variantsInBothOrders() {
        return Stream.of(PcapVariant.values())
                .flatMap(v -> Stream.of(LITTLE_ENDIAN, BIG_ENDIAN).map(o -> Arguments.of(v, o)));
    }

    @ParameterizedTest
    @MethodSource("variantsInBothOrders")
    void readsEveryVariantInBothByteOrders(PcapVariant variant, ByteOrder order) {
        long fraction = variant.nanoseconds ? 123_456_999 : 123_456;

        Captured captured =
                Captured.of(
                        new Pcap(variant, order, 2, 4, 113)
                                .packet(1_700_000_000L, fraction, (byte) 0xab, (byte) 0xcd)
                                .record(4_294_967_295L, 0, 1, 4_000_000_000L, (byte) 0xef)
                                .toArray());

        assertThat(captured.problem()).isNull();
        assertThat(captured.frames())
                .containsExactly(
                        new Seen(true, 1_700_000_000_123_456L, 113, 2, "abcd"),
                        new Seen(true, 4_294_967_295_000_000L, 113, 4_000_000_000L, "ef"));
    }

    @Test
    void takesACaptureWithoutPacketsAsGoodAndEmpty() {
        Captured captured = Captured.of(new Pcap().toArray());

        assertThat(captured.frames()).isEmpty();
        assertThat(captured.problem()).isNull();
    }

    @Test
    void masksTheFrameCheckSequenceBitsOfTheLinkType() {
        Pcap capture = new Pcap(PcapVariant.MICROSECONDS, BIG_ENDIAN, 2, 4, 0x2400_0001L);

        assertThat(Captured.of(capture.packet(1, 0).toArray()).frames())
                .containsExactly(new Seen(true, 1_000_000, 1, 0, ""));
    }

    @Test
    void carriesAFractionOfASecondAndMoreOver() {
        Captured captured =
                Captured.of(new Pcap().packet(1, 1_000_001).packet(0, 0xffff_ffffL).toArray());

        assertThat(captured.times()).containsExactly(2_000_001L, 4_294_967_295L);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 2, 1", "3, 2, 1", "3, 1, 2"})
    void swapsTheLengthsOfOldFiles(int minor, int first, int second) {
        Pcap capture = new Pcap(PcapVariant.MICROSECONDS, BIG_ENDIAN, 2, minor, 1);

        assertThat(Captured.of(capture.record(1, 0, first, second, (byte) 5).toArray()).frames())
                .containsExactly(new Seen(true, 1_000_000, 1, 2, "05"));
    }

    @Test
    void readsARecordLongerThanTheSnapshotLengthAndThanTheWire() {
        byte[] big = new byte[262_144];

        Captured captured = Captured.of(new Pcap().record(1, 0, big.length, 60, big).toArray());

        assertThat(captured.problem()).isNull();
        assertThat(captured.frames().get(0).hex()).hasSize(2 * big.length);
        assertThat(captured.frames().get(0).wireBytes()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"262145", "2147483648", "4294967295"})
    void endsAtARecordThatClaimsAnAbsurdLength(long captured) {
        Pcap capture = new Pcap().packet(1, 0, (byte) 1).record(2, 0, captured, 60, (byte) 2);

        Captured read = Captured.of(capture.packet(3, 0, (byte) 3).toArray());

        assertThat(read.data()).isEqualTo("01");
        assertThat(read.text())
                .isEqualTo(
                        "it: at octet 41: expected a record with at most 262144 captured octets,"
                                + " found "
                                + captured);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        Pcap capture = new Pcap(PcapVariant.MICROSECONDS, BIG_ENDIAN, 3, 0, 1).packet(1, 0);

        Captured captured = Captured.of(capture.toArray());

        assertThat(captured.frames()).isEmpty();
        assertThat(captured.text())
                .isEqualTo("it: at octet 0: expected pcap version 2.x, found version 3.0");
    }
}
