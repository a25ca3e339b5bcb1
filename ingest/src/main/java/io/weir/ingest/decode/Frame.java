package io.weir.ingest.decode;

/**
 * One captured frame, as a reusable view: whoever reads a capture fills it, the decoder looks at
 * it, nobody keeps it or its octets.
 */
public final class Frame {

    /** Holds the captured octets from {@link #offset} on. */
    public byte[] bytes = new byte[0];

    public int offset;

    /** Captured octets, at most {@link #wireBytes} in sane captures. */
    public int capturedBytes;

    /** Length of the frame on the wire, octets, 0 to 2^32 − 1. */
    public long wireBytes;

    /** LINKTYPE_ number of the pcap and pcapng formats, such as 1 for Ethernet. */
    public int linkType;

    /** False for a frame whose capture says no time (pcapng simple packet block). */
    public boolean timed;

    /**
     * Capture time, µs since the epoch, cut to whole microseconds (toward minus infinity); 0 when
     * not timed.
     */
    public long timeUs;

    /** Makes this a second view of the same octets. */
    public void set(Frame other) {
        bytes = other.bytes;
        offset = other.offset;
        capturedBytes = other.capturedBytes;
        wireBytes = other.wireBytes;
        linkType = other.linkType;
        timed = other.timed;
        timeUs = other.timeUs;
    }
}
