package io.weir.ingest.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalNetworksTest {

    @Test
    void noNetworksContainNothing() {
        assertThat(LocalNetworks.NONE.contains(4, 0, 1)).isFalse();
    }

    @Test
    void networksNamedTwiceCountOnce() {
        Cidr ten = Cidr.parse("10.0.0.0/8");

        assertThat(new LocalNetworks(List.of(ten, ten)).networks()).containsExactly(ten);
    }
}
