package io.weir.ingest.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
        "0.0.0.0/0, 2001:db8::1, false"
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
                "/8"
            })
    void refusesWhatIsNoNetworkAndSaysWhatIsExpected(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a network such as 10.0.0.0/8");
    }

    @Test
    void listOfNoNetworksContainsNothing() {
        assertThat(LocalNetworks.NONE.contains(4, 0, 1)).isFalse();
    }
}
