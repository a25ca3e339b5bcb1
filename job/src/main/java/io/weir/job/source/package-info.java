/**
 * The topic of sensors' messages as a Flink source: Kafka's own source does the reading; around it
 * stands what only a meter of flows needs, which is event time from the sensors' clocks, messages
 * heard once, and a check of each message before it comes near a flow.
 */
@NullMarked
package io.weir.job.source;

import org.jspecify.annotations.NullMarked;
