package io.weir.ingest.sensor;

import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.train.LocalNetworks;
import java.time.Duration;

/**
 * What a sensor does with its frames.
 *
 * @param waits the input can wait for Kafka, so nothing of it is dropped
 * @param bufferBytes what may wait for Kafka
 * @param end whether END is sent when a signal stops the sensor; at the end of an input it always
 *     is
 * @param patience how long to ask for Kafka before giving up
 */
public record SensorSettings(
        String domain,
        String sensor,
        LocalNetworks networks,
        KafkaSettings kafka,
        TopicPlan topic,
        boolean waits,
        long bufferBytes,
        boolean end,
        Duration patience) {}
