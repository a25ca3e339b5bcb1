package io.weir.schema;

/**
 * The last message of a finished input, published into every partition. The layout is that of
 * {@code end.avsc}.
 *
 * @param domain observation domain
 * @param sensor name of the sensor
 * @param epoch as in {@link TrainHeader}
 * @param sequence as in {@link TrainHeader}
 * @param clockUs the largest rule time of the whole input, µs since the epoch
 */
public record End(String domain, String sensor, long epoch, long sequence, long clockUs) {

    /** Appends the message in single-object encoding. */
    public void writeTo(AvroWriter out) {
        MessageType.END.writeHeader(out);
        out.writeString(domain);
        out.writeString(sensor);
        out.writeLong(epoch);
        out.writeLong(sequence);
        out.writeLong(clockUs);
    }

    /**
     * Reads a message in single-object encoding that fills the reader.
     *
     * @throws MalformedTrainException when it is no END of a version known here
     */
    public static End readFrom(AvroReader in) {
        MessageType.END.expectHeader(in);
        End end =
                new End(
                        in.readString(),
                        in.readString(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong());
        in.expectEnd();
        return end;
    }
}
