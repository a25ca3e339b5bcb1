/**
 * What a sensor or a replay counts, told to Prometheus: the counters of its last heartbeat, and
 * what became of its messages since.
 */
@NullMarked
package io.weir.ingest.metrics;

import org.jspecify.annotations.NullMarked;
