package io.weir.job.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The sum of ledger entries. It balances when each captured packet has exactly one outcome: {@link
 * Outcome#CAPTURED} less the sum of all other outcomes is 0.
 */
public final class Ledger {

    private record Account(String domain, long hour, String outcome) {}

    private static final Comparator<LedgerEntry> ORDER =
            Comparator.comparing(LedgerEntry::domain)
                    .thenComparing(LedgerEntry::hour)
                    .thenComparing(LedgerEntry::outcome);

    private final Map<Account, Long> packets = new HashMap<>();

    public void add(LedgerEntry entry) {
        add(entry.domain(), entry.hour(), entry.outcome(), entry.packets());
    }

    /** As {@link LedgerEntry} defines its parts. */
    public void add(String domain, long hour, String outcome, long count) {
        packets.merge(new Account(domain, hour, outcome), count, Math::addExact);
    }

    /** One entry for each domain, hour and outcome, in that order. */
    public List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        packets.forEach(
                (account, count) ->
                        entries.add(
                                new LedgerEntry(
                                        account.domain(),
                                        account.hour(),
                                        account.outcome(),
                                        count)));
        entries.sort(ORDER);
        return entries;
    }

    public SortedSet<String> domains() {
        SortedSet<String> domains = new TreeSet<>();
        packets.keySet().forEach(account -> domains.add(account.domain()));
        return domains;
    }

    /** Packets by outcome, of all domains and hours. */
    public SortedMap<String, Long> totals() {
        return totals(account -> true);
    }

    /** Packets by outcome, of all hours of a domain. */
    public SortedMap<String, Long> totals(String domain) {
        return totals(account -> account.domain().equals(domain));
    }

    private SortedMap<String, Long> totals(Predicate<Account> which) {
        SortedMap<String, Long> totals = new TreeMap<>();
        packets.forEach(
                (account, count) -> {
                    if (which.test(account)) {
                        totals.merge(account.outcome(), count, Math::addExact);
                    }
                });
        return totals;
    }

    /**
     * Captured packets without an outcome, over all domains: 0 when the ledger balances, negative
     * when packets were counted twice. Differences of two domains may cancel out: see {@link
     * #isBalanced}.
     */
    public long difference() {
        return difference(totals());
    }

    /** {@link #difference()} of one domain. */
    public long difference(String domain) {
        return difference(totals(domain));
    }

    private static long difference(Map<String, Long> totals) {
        long difference = 0;
        for (Map.Entry<String, Long> total : totals.entrySet()) {
            difference +=
                    total.getKey().equals(Outcome.CAPTURED) ? total.getValue() : -total.getValue();
        }
        return difference;
    }

    /** True when every domain balances. */
    public boolean isBalanced() {
        return domains().stream().allMatch(domain -> difference(domain) == 0);
    }
}
