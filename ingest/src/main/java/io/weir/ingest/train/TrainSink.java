package io.weir.ingest.train;

import io.weir.schema.FlowKey;

/** Takes finished trains. */
@FunctionalInterface
public interface TrainSink {

    /**
     * Takes one train.
     *
     * @param message the train in single-object encoding; the array is the receiver's
     */
    void accept(FlowKey key, byte[] message);
}
