/**
 * The wire: trains, heartbeats and END as records of a Kafka topic. Which partition and which
 * octets, what happens while Kafka is away, and what is checked before the first message.
 */
@NullMarked
package io.weir.ingest.kafka;

import org.jspecify.annotations.NullMarked;
