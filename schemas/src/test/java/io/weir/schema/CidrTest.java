package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "2001:db8::/96, 2001:db8::1, true",
        "2001:db8::/96, 2001:db8::1:0:0, false",
        "::/0, 2001:db8::1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 10.0.0.1, false",
        "128.0.0.0/1, 200.1.1.1, true",
        "128.0.0.0/1, 127.1.1.1, false",
        "2001:db8::/64, 2001:db8:0:0:ffff::, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::8000:0:0:0/65, 2001:db8::ffff:0:0:1, true",
        "2001:db8::8000:0:0:0/65, 2001:db8::7fff:0:0:1, false"
    })
    void containsTheAddressesThatShareItsPrefix(String network, String address, boolean inside) {
        Cidr other = Cidr.parse(address);

        assertThat(Cidr.parse(network).contains(other.ipVersion(), other.high(), other.low()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/99",
                "10.0.0.0/-1",
                "example.org/8",
                "10.0.0/8",
                "fd00::/129",
                "10.0.0.0/x",
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "256.0.0.0/8",
                "010.0.0.0/8",
                "1:2:3:4:5:6:7/64",
                "1::2::3/64",
                "1:2:3:4:5:6:7:8::/64",
                "12345::/16",
                "::g/64",
                "::1.2.3/64",
                "1.2.3.4::/64",
                "fe80::1%eth0/64",
                " 10.0.0.0/8",
                "٣.0.0.0/8"
            })
    void refusesWhatIsNoNetworkAndSaysWhatIsExpected(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a network such as 10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "192.168.1.17/24, 192.168.1.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255, 255.255.255.255/32",
        "::/0, 0:0:0:0:0:0:0:0/0",
        "::1, 0:0:0:0:0:0:0:1/128",
        "2001:DB8::/32, 2001:db8:0:0:0:0:0:0/32",
        "::ffff:10.1.2.3/128, 0:0:0:0:0:ffff:a01:203/128",
        "1:2:3:4:5:6:7:8/127, 1:2:3:4:5:6:7:8/127",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0/128"
    })
    void isTheSameHoweverItWasWritten(String text, String canonical) {
        assertThat(Cidr.parse(text)).hasToString(canonical).isEqualTo(Cidr.parse(canonical));
    }
}
