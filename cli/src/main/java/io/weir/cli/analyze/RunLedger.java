package io.weir.cli.analyze;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The conservation ledger of a run: every packet read is in exactly one flow, or counted with the
 * reason why not.
 *
 * @param packetsRead frames the inputs gave
 * @param packetsInFlows sum of the packets of all FINAL records, counted by the tracker
 * @param packetsNotIp frames without an IP packet inside
 * @param packetsUndecodable frames that gave no packet, by reason, sorted
 * @param orphanFragments packets, counted in flows, whose first fragment was never seen
 * @param difference packets read less packets accounted for: 0 when nothing was lost and nothing
 *     doubled. Where the differences of several domains cancel out, the largest of one domain
 */
public record RunLedger(
        long packetsRead,
        long packetsInFlows,
        long packetsNotIp,
        Map<String, Long> packetsUndecodable,
        long orphanFragments,
        long difference) {

    public RunLedger {
        packetsUndecodable = Collections.unmodifiableMap(new TreeMap<>(packetsUndecodable));
    }

    public long packetsUndecodableInAll() {
        long sum = 0;
        for (long count : packetsUndecodable.values()) {
            sum += count;
        }
        return sum;
    }
}
