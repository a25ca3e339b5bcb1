/**
 * The conservation ledger: every captured packet is in a flow or in a counted outcome, and the sums
 * balance to the packet. Entries are plain counts by observation domain, hour and outcome; {@link
 * io.weir.job.ledger.Ledger} adds them up.
 */
@NullMarked
package io.weir.job.ledger;

import org.jspecify.annotations.NullMarked;
