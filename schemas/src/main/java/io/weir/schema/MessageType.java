package io.weir.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The messages of topic {@code weir.packets} and the flow record, each with the fingerprint
 * (CRC-64-AVRO of the parsing canonical form) that stands in front of it in Avro's single-object
 * encoding. Readers find a schema by its fingerprint in this table; none is ever parsed from input.
 */
public enum MessageType {
    PACKET_TRAIN("packet-train", 0x6442a776771d7e45L),
    HEARTBEAT("heartbeat", 0xaf9ee45a68c7ae62L),
    END("end", 0x745c39ca8e0c0f3aL),
    FLOW_RECORD("flow-record", 0xe65dfd017155d99bL);

    /** Marker and fingerprint: what stands before the body. */
    public static final int HEADER_LENGTH = 10;

    private static final int MARKER_0 = 0xc3;
    private static final int MARKER_1 = 0x01;
    private static final MessageType[] ALL = values();

    private final String schemaName;
    private final long fingerprint;

    MessageType(String schemaName, long fingerprint) {
        this.schemaName = schemaName;
        this.fingerprint = fingerprint;
    }

    /** Name of its schema's file, without the ending. */
    public String schemaName() {
        return schemaName;
    }

    public long fingerprint() {
        return fingerprint;
    }

    /** The schema as JSON text, for people and foreign readers; the code here never parses it. */
    public String schemaText() {
        String resource = schemaName + ".avsc";
        try (InputStream in = MessageType.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes marker and fingerprint. */
    public void writeHeader(AvroWriter out) {
        out.writeBigEndian(MARKER_0 << 8 | MARKER_1, 2);
        out.writeBigEndian(Long.reverseBytes(fingerprint), Long.BYTES);
    }

    /**
     * Reads marker and fingerprint.
     *
     * @return null for a fingerprint that this version does not know, or no single-object message
     *     at all
     */
    public static @Nullable MessageType readHeader(AvroReader in) {
        if (in.remaining() < HEADER_LENGTH || in.readBigEndian(2) != (MARKER_0 << 8 | MARKER_1)) {
            return null;
        }
        long found = Long.reverseBytes(in.readBigEndian(Long.BYTES));
        for (MessageType type : ALL) {
            if (type.fingerprint == found) {
                return type;
            }
        }
        return null;
    }

    /**
     * Reads marker and fingerprint of a message that must be of this type.
     *
     * @throws MalformedTrainException when it is not
     */
    void expectHeader(AvroReader in) {
        if (readHeader(in) != this) {
            throw in.malformed("no " + schemaName + " of a version known here");
        }
    }
}
