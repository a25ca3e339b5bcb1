/**
 * What the job knows of its sensors' clocks, and what follows for event time: pure rules over what
 * messages say of themselves. No Kafka, no Flink, no clock of its own.
 */
@NullMarked
package io.weir.job.clock;

import org.jspecify.annotations.NullMarked;
