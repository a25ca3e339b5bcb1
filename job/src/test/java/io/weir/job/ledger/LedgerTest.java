package io.weir.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final String CUT_HEADER = Outcome.undecodable("tcp.truncated");

    private final Ledger ledger = new Ledger();

    @Test
    void balancesWhenEveryPacketHasOneOutcome() {
        ledger.add("campus", 5, Outcome.CAPTURED, 10);
        ledger.add("campus", 5, Outcome.NOT_IP, 2);
        ledger.add("campus", 5, CUT_HEADER, 1);
        ledger.add("campus", 6, Outcome.IN_FLOWS, 7);
        assertThat(ledger.difference()).isZero();
        assertThat(ledger.isBalanced()).isTrue();
    }

    @Test
    void isBalancedWhenItIsEmpty() {
        assertThat(ledger.difference()).isZero();
        assertThat(ledger.isBalanced()).isTrue();
    }

    @Test
    void tellsHowManyPacketsAreMissing() {
        ledger.add("campus", 5, Outcome.CAPTURED, 10);
        ledger.add("campus", 5, Outcome.IN_FLOWS, 7);
        assertThat(ledger.difference()).isEqualTo(3);
        assertThat(ledger.isBalanced()).isFalse();
    }

    @Test
    void isNegativeWhenPacketsWereCountedTwice() {
        ledger.add("campus", 5, Outcome.CAPTURED, 10);
        ledger.add("campus", 5, Outcome.IN_FLOWS, 10);
        ledger.add("campus", 5, Outcome.NOT_IP, 1);
        assertThat(ledger.difference()).isEqualTo(-1);
    }

    @Test
    void doesNotLetOneDomainsLossHideBehindTheGainOfAnother() {
        ledger.add("east", 5, Outcome.CAPTURED, 10);
        ledger.add("east", 5, Outcome.IN_FLOWS, 9);
        ledger.add("west", 5, Outcome.CAPTURED, 10);
        ledger.add("west", 5, Outcome.IN_FLOWS, 11);
        assertThat(ledger.difference()).isZero();
        assertThat(ledger.difference("east")).isEqualTo(1);
        assertThat(ledger.difference("west")).isEqualTo(-1);
        assertThat(ledger.isBalanced()).isFalse();
    }

    @Test
    void addsUpByOutcomeAndKeepsOneEntryForEachDomainAndHour() {
        ledger.add(new LedgerEntry("west", 6, Outcome.CAPTURED, 1));
        ledger.add(new LedgerEntry("west", 5, Outcome.CAPTURED, 2));
        ledger.add(new LedgerEntry("east", 5, Outcome.CAPTURED, 4));
        ledger.add(new LedgerEntry("west", 5, Outcome.CAPTURED, 8));
        ledger.add(new LedgerEntry("west", 5, CUT_HEADER, 16));
        assertThat(ledger.entries())
                .containsExactly(
                        new LedgerEntry("east", 5, Outcome.CAPTURED, 4),
                        new LedgerEntry("west", 5, Outcome.CAPTURED, 10),
                        new LedgerEntry("west", 5, "undecodable.tcp.truncated", 16),
                        new LedgerEntry("west", 6, Outcome.CAPTURED, 1));
        assertThat(ledger.domains()).containsExactly("east", "west");
        assertThat(ledger.totals()).isEqualTo(Map.of(Outcome.CAPTURED, 15L, CUT_HEADER, 16L));
        assertThat(ledger.totals("west")).isEqualTo(Map.of(Outcome.CAPTURED, 11L, CUT_HEADER, 16L));
    }

    @Test
    void refusesASumThatDoesNotFit() {
        ledger.add("campus", 5, Outcome.CAPTURED, Long.MAX_VALUE);
        assertThatThrownBy(() -> ledger.add("campus", 5, Outcome.CAPTURED, 1))
                .isInstanceOf(ArithmeticException.class);
    }
}
