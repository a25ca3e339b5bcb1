package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketSumTest {

    private static final long HOUR_US = LedgerEntry.HOUR_US;

    private final PacketSum sum = new PacketSum(Outcome.IN_FLOWS);
    private final List<LedgerEntry> entries = new ArrayList<>();

    private void add(String domain, long atUs, long packets) {
        sum.add(domain, atUs, packets, entries::add);
    }

    private List<LedgerEntry> drained() {
        sum.drain(entries::add);
        return entries;
    }

    private static LedgerEntry entry(String domain, long hour, long packets) {
        return new LedgerEntry(domain, hour, Outcome.IN_FLOWS, packets);
    }

    @Test
    void packetsOfOneDomainAndHourAreOneEntry() {
        add("lab", 5 * HOUR_US, 1);
        add("lab", 6 * HOUR_US - 1, 2);
        add("lab", 5 * HOUR_US + 7, 4);

        assertThat(drained()).containsExactly(entry("lab", 5, 7));
        assertThat(drained()).as("drained once").hasSize(1);
    }

    @Test
    void anHourBeginsAtItsFirstMicrosecond() {
        add("lab", 6 * HOUR_US - 1, 1);
        add("lab", 6 * HOUR_US, 2);
        add("lab", 6 * HOUR_US - 1, 4);

        assertThat(drained())
                .containsExactly(entry("lab", 5, 1), entry("lab", 6, 2), entry("lab", 5, 4));
    }

    @Test
    void domainsAreKeptApart() {
        add("lab", 0, 1);
        add("campus", 0, 2);
        add("lab", 0, 4);

        assertThat(drained())
                .containsExactly(entry("lab", 0, 1), entry("campus", 0, 2), entry("lab", 0, 4));
    }

    @Test
    void timesBeforeTheEpochHaveTheirHours() {
        add("lab", -1, 1);
        add("lab", 0, 2);

        assertThat(drained()).containsExactly(entry("lab", -1, 1), entry("lab", 0, 2));
    }

    @Test
    void nothingIsNoEntry() {
        assertThat(drained()).isEmpty();
    }
}
