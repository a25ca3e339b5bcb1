package io.weir.ingest.train;

import io.weir.schema.FlowKey;

/**
 * A train that takes no more packets, on its way out of the sensor.
 *
 * @param key the conversation
 * @param partition where its {@link Numbering} puts the conversation
 * @param sequence its number among the messages of that partition
 * @param packets how many packets are in it
 * @param message the train in single-object encoding; the array is the receiver's
 */
public record FinishedTrain(
        FlowKey key, int partition, long sequence, int packets, byte[] message) {}
