package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 20010db800000000, 0000000000000001",
        "'::', 0000000000000000, 0000000000000000",
        "::1, 0000000000000000, 0000000000000001",
        "1::, 0001000000000000, 0000000000000000",
        "2001:db8:0:1:1:1:1:1, 20010db800000001, 0001000100010001",
        "2001:0:0:1::1, 2001000000000001, 0000000000000001",
        "2001:db8::1:0:0:1, 20010db800000000, 0001000000000001",
        "fd00:1e00:0:2:200:5eff:fe00:96, fd001e0000000002, 02005efffe000096"
    })
    void writesIpv6AsRfc5952Says(String text, String high, String low) {
        Address address =
                Address.ipv6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16));

        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "10.1.2.3, 167838211", "255.255.255.255, -1"})
    void writesIpv4Dotted(String text, int bits) {
        assertThat(Address.ipv4(bits)).hasToString(text);
    }
}
