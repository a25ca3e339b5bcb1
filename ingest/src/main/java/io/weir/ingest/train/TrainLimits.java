package io.weir.ingest.train;

/**
 * What closes a train.
 *
 * @param windowUs span of rule time, in µs, that a train's packets may cover; a packet further from
 *     the first opens the next train
 * @param packets most packets of a train, 1 to 512
 * @param openTrains most trains open at once; beyond, the one opened first is closed
 */
public record TrainLimits(long windowUs, int packets, int openTrains) {

    /** For capture files: long windows, since nobody waits for the packets. */
    public static final TrainLimits ARCHIVE = new TrainLimits(5_000_000, 512, 32_768);

    /** For live capture: nobody shall wait long for a packet. */
    public static final TrainLimits LIVE = new TrainLimits(200_000, 512, 32_768);

    public TrainLimits {
        if (windowUs < 0 || packets < 1 || packets > 512 || openTrains < 1) {
            throw new IllegalArgumentException(
                    "train limits: window >= 0 µs, 1 to 512 packets, at least 1 open train; were "
                            + windowUs
                            + ", "
                            + packets
                            + ", "
                            + openTrains);
        }
    }
}
