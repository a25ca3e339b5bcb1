package io.weir.cli.audit;

import io.weir.cli.finding.Finding;
import java.util.Map;

/**
 * The ledger of one domain, in packets.
 *
 * @param captured by its sensors
 * @param accounted the sum of all other outcomes
 * @param open in flows that have not ended
 * @param inFlows in flows that have ended
 */
record Books(String domain, long captured, long accounted, long open, long inFlows) {

    private static final String RUNS =
            "is the job still running? The books are exact when its stream has ended";

    Finding balance() {
        long missing = captured - accounted;
        if (missing == 0) {
            return Finding.good(
                    "ledger",
                    "%s: %,d packets captured, each accounted for".formatted(domain, captured));
        }
        String text =
                missing > 0
                        ? "%s: %,d of %,d packets captured are in no outcome"
                                .formatted(domain, missing, captured)
                        : "%s: %,d packets more than the %,d captured are accounted for"
                                .formatted(domain, -missing, captured);
        return differing("ledger", text, "messages of a sensor were lost: see lostMessages");
    }

    /** Whether the table holds what the books say of it. */
    Finding against(FlowSums table) {
        long held =
                table.hours().entrySet().stream()
                        .filter(hour -> hour.getKey().domain().equals(domain))
                        .map(Map.Entry::getValue)
                        .mapToLong(FlowSums.Sum::packets)
                        .sum();
        if (held == inFlows) {
            return Finding.good(
                    "flows",
                    "%s: the table holds the ledger's %,d packets".formatted(domain, held));
        }
        return differing(
                "flows",
                "%s: the table holds %,d packets, the ledger has %,d in flows"
                        .formatted(domain, held, inFlows),
                "files of the table were lost or added by hand: restore them, or replay");
    }

    /** While flows are open, more is on its way. */
    private Finding differing(String subject, String text, String fix) {
        return open == 0 ? Finding.bad(subject, text, fix) : Finding.warning(subject, text, RUNS);
    }
}
