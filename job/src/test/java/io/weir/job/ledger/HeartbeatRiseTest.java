package io.weir.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeartbeatRiseTest {

    private static final long HOUR = 472_222;

    @Test
    void booksEveryTotalOfTheFirstHeartbeat() {
        assertThat(rise(null, heartbeat(10, 2, Map.of("ipv4.length", 1L), Map.of("buffer", 3L))))
                .containsExactlyInAnyOrder(
                        entry("captured", 10),
                        entry("not_ip", 2),
                        entry("undecodable.ipv4.length", 1),
                        entry("dropped.buffer", 3));
    }

    @Test
    void booksWhatTheNextOneHasMore() {
        Heartbeat before = heartbeat(10, 2, Map.of("ipv4.length", 1L), Map.of());
        Heartbeat now =
                heartbeat(15, 2, Map.of("ipv4.length", 2L, "tcp.length", 1L), Map.of("age", 1L));

        assertThat(rise(before, now))
                .containsExactlyInAnyOrder(
                        entry("captured", 5),
                        entry("undecodable.ipv4.length", 1),
                        entry("undecodable.tcp.length", 1),
                        entry("dropped.age", 1));
    }

    @Test
    void booksNothingThatHasNotRisen() {
        Heartbeat before = heartbeat(10, 2, Map.of("ipv4.length", 1L), Map.of());

        assertThat(rise(before, before)).isEmpty();
        assertThat(rise(before, heartbeat(9, 1, Map.of(), Map.of()))).isEmpty();
    }

    private static List<LedgerEntry> rise(@Nullable Heartbeat before, Heartbeat now) {
        List<LedgerEntry> booked = new ArrayList<>();
        HeartbeatRise.book(before, now, booked::add);
        return booked;
    }

    private static LedgerEntry entry(String outcome, long packets) {
        return new LedgerEntry("lab", HOUR, outcome, packets);
    }

    private static Heartbeat heartbeat(
            long captured, long notIp, Map<String, Long> undecodable, Map<String, Long> dropped) {
        return new Heartbeat(
                "lab",
                "east",
                1,
                0,
                HOUR * LedgerEntry.HOUR_US,
                captured,
                0,
                notIp,
                new TreeMap<>(undecodable),
                0,
                new TreeMap<>(dropped),
                0);
    }
}
