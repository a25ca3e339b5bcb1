package io.weir.ingest.train;

/** Takes finished trains, in the order of their numbers. */
@FunctionalInterface
public interface TrainSink {

    void accept(FinishedTrain train);
}
