package io.weir.ingest.generate;

/**
 * What a generated capture holds.
 *
 * @param packets frames
 * @param flows flows that a meter has to find
 * @param notIp frames that are not IP and in no flow
 * @param startUs µs since the epoch; no frame is earlier
 * @param endUs capture time of the last frame, µs since the epoch
 */
public record GeneratedCapture(long packets, long flows, long notIp, long startUs, long endUs) {}
