package io.weir.job.source;

import io.weir.job.clock.ClockRules;
import java.io.Serializable;

/**
 * How a topic of sensors is read.
 *
 * @param clocks how event time follows from the sensors' clocks
 * @param replay the topic is an archive's: it ends by END, and its clocks are of another day, so
 *     they are not compared with Kafka's
 */
public record SensorSettings(ClockRules clocks, boolean replay) implements Serializable {}
