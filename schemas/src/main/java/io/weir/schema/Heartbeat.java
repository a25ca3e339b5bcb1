package io.weir.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sensor's sign of life, published into every partition: its clock, and its counters, which cover
 * exactly the trains before it. The layout is that of {@code heartbeat.avsc}.
 *
 * @param domain observation domain
 * @param sensor name of the sensor
 * @param epoch as in {@link TrainHeader}
 * @param sequence as in {@link TrainHeader}: heartbeats and trains share one numbering
 * @param clockUs no train published later holds a smaller rule time; µs since the epoch
 * @param captured packets captured or read since the start of the epoch
 * @param decoded of these, packets that went into trains
 * @param notIp of these, frames that carry no IP packet
 * @param undecodable of these, packets without a flow by reason, as in {@code ipv4.truncated}
 * @param orphanFragments of those decoded, later fragments whose first one was never seen
 * @param dropped of those captured, packets that never reached Kafka, by reason
 * @param kernelDrops packets that the kernel dropped before the sensor saw them, outside captured
 */
public record Heartbeat(
        String domain,
        String sensor,
        long epoch,
        long sequence,
        long clockUs,
        long captured,
        long decoded,
        long notIp,
        SortedMap<String, Long> undecodable,
        long orphanFragments,
        SortedMap<String, Long> dropped,
        long kernelDrops) {

    public Heartbeat {
        undecodable = Collections.unmodifiableSortedMap(new TreeMap<>(undecodable));
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }

    /** Appends the message in single-object encoding. */
    public void writeTo(AvroWriter out) {
        MessageType.HEARTBEAT.writeHeader(out);
        out.writeString(domain);
        out.writeString(sensor);
        out.writeLong(epoch);
        out.writeLong(sequence);
        out.writeLong(clockUs);
        out.writeLong(captured);
        out.writeLong(decoded);
        out.writeLong(notIp);
        writeCounts(out, undecodable);
        out.writeLong(orphanFragments);
        writeCounts(out, dropped);
        out.writeLong(kernelDrops);
    }

    private static void writeCounts(AvroWriter out, SortedMap<String, Long> counts) {
        if (!counts.isEmpty()) {
            out.writeLong(counts.size());
            counts.forEach(
                    (reason, packets) -> {
                        out.writeString(reason);
                        out.writeLong(packets);
                    });
        }
        out.writeLong(0);
    }

    /**
     * Reads a message in single-object encoding that fills the reader.
     *
     * @throws MalformedTrainException when it is no heartbeat of a version known here
     */
    public static Heartbeat readFrom(AvroReader in) {
        MessageType.HEARTBEAT.expectHeader(in);
        Heartbeat heartbeat =
                new Heartbeat(
                        in.readString(),
                        in.readString(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        readCounts(in),
                        in.readLong(),
                        readCounts(in),
                        in.readLong());
        in.expectEnd();
        return heartbeat;
    }

    private static SortedMap<String, Long> readCounts(AvroReader in) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int left = in.readBlock(); left > 0; left = in.readBlock()) {
            while (left-- > 0) {
                counts.put(in.readString(), in.readLong());
            }
        }
        return counts;
    }
}
