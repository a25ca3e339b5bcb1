package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    private final AddressText texts = new AddressText();

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0",
        "1.2.3.4",
        "10.20.30.40",
        "100.101.199.200",
        "192.168.0.1",
        "255.255.255.255",
    })
    void writesDottedDecimal(String address) throws UnknownHostException {
        assertThat(textOf(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "fe80:0:0:0:0204:61ff:fe9d:f156, fe80::204:61ff:fe9d:f156",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "64:ff9b::c000:221, 64:ff9b::c000:221",
    })
    void writesTheCanonicalFormOfRfc5952(String written, String canonical)
            throws UnknownHostException {
        assertThat(textOf(written)).isEqualTo(canonical);
    }

    @Test
    void writesMappedAddressesInTheMixedForm() {
        assertThat(texts.of(6, 0, 0xffff_c000_0221L)).isEqualTo("::ffff:192.0.2.33");
    }

    @Test
    void writesWhatAnyParserReadsBack() throws UnknownHostException {
        long seed = Long.getLong("seed", 5952);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long high = random.nextLong() & mask(random);
            long low = random.nextLong() & mask(random) | 1L << 63;
            ByteBuffer octets =
                    ByteBuffer.wrap(InetAddress.getByName(texts.of(6, high, low)).getAddress());
            assertThat(octets.getLong()).as("seed %d", seed).isEqualTo(high);
            assertThat(octets.getLong()).as("seed %d", seed).isEqualTo(low);
        }
    }

    private static long mask(Random random) {
        long mask = 0;
        for (int group = 0; group < 4; group++) {
            mask = mask << 16 | (random.nextBoolean() ? 0xffff >>> random.nextInt(16) : 0);
        }
        return mask;
    }

    private String textOf(String address) throws UnknownHostException {
        ByteBuffer octets = ByteBuffer.wrap(InetAddress.getByName(address).getAddress());
        return octets.remaining() == 4
                ? texts.of(4, 0, octets.getInt() & 0xffff_ffffL)
                : texts.of(6, octets.getLong(), octets.getLong());
    }
}
