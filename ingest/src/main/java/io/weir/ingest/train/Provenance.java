package io.weir.ingest.train;

/**
 * Who makes a stream of trains.
 *
 * @param domain observation domain
 * @param sensor name of the sensor; {@link #ARCHIVE} for capture files
 * @param epoch live: start of the sensor run, µs since the epoch; for files 0 or a hash of files
 *     and settings
 */
public record Provenance(String domain, String sensor, long epoch) {

    /** The sensor name of capture files. */
    public static final String ARCHIVE = "archive";
}
