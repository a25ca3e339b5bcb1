package io.weir.ingest.decode;

/** What became of a frame: exactly one of these. */
public enum Outcome {
    /** An IP packet was read and stands in the holder. */
    PACKET,
    /** The frame is whole as far as it was read and holds no IP packet; {@link NotIp} says what. */
    NOT_IP,
    /** The frame is cut or malformed before a flow can be named; {@link Reason} says where. */
    UNDECODABLE
}
