package io.weir.job.ledger;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A count of packets.
 *
 * @param domain the observation domain
 * @param hour hours since 1970-01-01T00:00Z of the packets' rule time
 * @param outcome one of {@link Outcome}'s names
 * @param packets how many more
 */
@TypeInfo(LedgerEntryTypeFactory.class)
public record LedgerEntry(String domain, long hour, String outcome, long packets) {}
