package io.weir.ingest.live;

/**
 * The frames of a live stream so far. On the wire were {@code captured + kernelDrops +
 * interfaceDrops}, and {@code captured - handoverDrops} frames are handed out.
 *
 * @param captured frames that reached the process
 * @param handoverDrops of these, lost because the sensor did not fetch them in time
 * @param kernelDrops frames lost because the kernel's capture buffer was full
 * @param interfaceDrops frames that the network interface or its driver lost, where it says so
 */
public record CaptureCounts(
        long captured, long handoverDrops, long kernelDrops, long interfaceDrops) {

    /** The name of {@link #handoverDrops} wherever drops are told by reason. */
    public static final String HANDOVER_FULL = "handover.full";

    /** Frames that were on the wire and are not handed out. */
    public long lost() {
        return handoverDrops + kernelDrops + interfaceDrops;
    }
}
