package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlowKeyTest {

    private static final FlowKey V4 =
            new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 6);
    private static final FlowKey V6 =
            new FlowKey("campus", 6, 0x20010db8L << 32, 1, 53, 0x20010db8L << 32, 2, 40000, 17);

    @Test
    void standsInOneWayOnly() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    for (int i = 0; i < 10_000; i++) {
                        FlowKey k = trains.key(17);
                        boolean sameEnds =
                                k.aHigh() == k.bHigh()
                                        && k.aLow() == k.bLow()
                                        && k.aPort() == k.bPort();
                        assertThat(inOrder(k)).isTrue();
                        assertThat(
                                        FlowKey.inOrder(
                                                k.bHigh(), k.bLow(), k.bPort(), k.aHigh(), k.aLow(),
                                                k.aPort()))
                                .isEqualTo(sameEnds);
                    }
                });
    }

    @Test
    void refusesTheLargerEndInFront() {
        assertThatThrownBy(() -> new FlowKey("d", 4, 0, 2, 1, 0, 1, 1, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlowKey("d", 4, 0, 1, 2, 0, 1, 1, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlowKey("d", 6, -1, 0, 1, 1, 0, 1, 6))
                .as("addresses compare as unsigned numbers")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesAlikeOnEveryMachineForEver() {
        assertThat(V4.hashCode()).isEqualTo(1_783_707_295);
        assertThat(V6.hashCode()).isEqualTo(-739_101_637);
    }

    @Test
    void differsInEveryPart() {
        FlowKey[] keys = {
            V4,
            new FlowKey("other", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 6),
            new FlowKey("campus", 6, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 6),
            new FlowKey("campus", 6, 1, 0x0a000001L, 43210, 1, 0xc0000207L, 443, 6),
            new FlowKey("campus", 6, 0, 0x0a000001L, 43210, 1, 0xc0000207L, 443, 6),
            new FlowKey("campus", 4, 0, 0x0a000002L, 43210, 0, 0xc0000207L, 443, 6),
            new FlowKey("campus", 4, 0, 0x0a000001L, 43211, 0, 0xc0000207L, 443, 6),
            new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000208L, 443, 6),
            new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 444, 6),
            new FlowKey("campus", 4, 0, 0x0a000001L, 43210, 0, 0xc0000207L, 443, 17),
        };

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(Arrays.stream(keys).map(FlowKey::hashCode)).doesNotHaveDuplicates();
    }

    @Test
    void spreadsNeighbouringAddressesAndPorts() {
        int[] buckets = new int[128];
        for (int host = 0; host < 256; host++) {
            for (int port = 0; port < 256; port++) {
                FlowKey key = new FlowKey("d", 4, 0, host, 1024 + port, 0, 0xc0000207L, 443, 6);
                buckets[key.hashCode() & 127]++;
            }
        }

        assertThat(Arrays.stream(buckets).min().getAsInt()).isGreaterThan(400);
        assertThat(Arrays.stream(buckets).max().getAsInt()).isLessThan(630);
    }

    private static boolean inOrder(FlowKey k) {
        return FlowKey.inOrder(k.aHigh(), k.aLow(), k.aPort(), k.bHigh(), k.bLow(), k.bPort());
    }
}
