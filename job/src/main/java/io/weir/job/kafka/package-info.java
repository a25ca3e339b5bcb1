/** What the job writes into Kafka: flows, exactly once, and what went into no flow. */
@NullMarked
package io.weir.job.kafka;

import org.jspecify.annotations.NullMarked;
