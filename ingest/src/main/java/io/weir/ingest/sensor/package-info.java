/**
 * A sensor at work: frames as they come, trains and heartbeats into Kafka, and a clean end. One
 * thread does all but capturing and publishing.
 */
@NullMarked
package io.weir.ingest.sensor;

import org.jspecify.annotations.NullMarked;
