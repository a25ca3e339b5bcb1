package io.weir.ingest.decode;

/**
 * Where in a frame the walk stands, and the bounds of what may be read there. Offsets given to the
 * readers count from the position; whoever reads has asked {@link #has} first, so no reader can
 * leave the captured octets.
 */
final class Cursor {

    byte[] bytes = new byte[0];

    /** Index of the next octet to read. */
    int position;

    /** One past the last octet that was captured and belongs to the layer at hand. */
    int limit;

    /** One past the last octet of the layer at hand as its headers say, captured or not. */
    long end;

    /** Filled while walking; the caller's. */
    Packet packet = new Packet();

    /** The datagram is split and this is its first part. */
    boolean firstFragment;

    /** Identification of the datagram that the fragment at hand belongs to. */
    int fragmentId;

    /** Protocol that the header of the fragment at hand names: what all its fragments share. */
    int fragmentProtocol;

    /** Where in its datagram the fragment at hand begins, octets. */
    int fragmentOffset;

    /**
     * Octets of the datagram that are not counted as payload of later fragments: the layer-4
     * header, or all of it where the first fragment told the payload of the whole.
     */
    int withoutPayload;

    private final Nesting nesting = new Nesting();
    private int start;
    private Reason reason = Reason.LINK_UNKNOWN_TYPE;
    private NotIp notIp = NotIp.OTHER_ETHER_TYPE;
    private int stopOffset;
    private int needed;
    private int available;

    void over(Frame frame, Packet into) {
        bytes = frame.bytes;
        start = frame.offset;
        position = frame.offset;
        limit = frame.offset + frame.capturedBytes;
        end = frame.offset + Math.max(frame.wireBytes, frame.capturedBytes);
        packet = into;
        firstFragment = false;
        nesting.clear();
    }

    boolean has(int octets) {
        return limit - position >= octets;
    }

    int u8(int at) {
        return bytes[position + at] & 0xFF;
    }

    int u16(int at) {
        return Octets.u16(bytes, position + at);
    }

    int i32(int at) {
        return Octets.i32(bytes, position + at);
    }

    long u32(int at) {
        return Octets.i32(bytes, position + at) & 0xFFFF_FFFFL;
    }

    long i64(int at) {
        return Octets.i64(bytes, position + at);
    }

    /** Steps over octets that {@link #has} was asked for. */
    void skip(int octets) {
        position += octets;
    }

    /** Steps over a link header; false, with the reason kept, when it was not captured whole. */
    boolean drop(int octets) {
        if (octets < 0 || !has(octets)) {
            stop(Reason.LINK_TRUNCATED, octets);
            return false;
        }
        position += octets;
        return true;
    }

    /** Octets from here to the end of the layer at hand, as its headers say; never below 0. */
    long rest() {
        return Math.max(0, end - position);
    }

    /** The layer at hand ends this many octets from here: what follows is padding or a trailer. */
    void endAfter(long octets) {
        end = position + octets;
        if (end < limit) {
            limit = (int) end;
        }
    }

    /**
     * Goes into a tunnel whose header of this length was found good; the packet read so far stays
     * the frame's packet when nothing better comes of it.
     */
    Layer enter(Tunnel tunnel, int headerLength, Layer inner) {
        if (!nesting.enter(packet, tunnel)) {
            return Layer.PACKET;
        }
        position += headerLength;
        return inner;
    }

    /** The end of the walk: what failed inside a tunnel is the packet around it. */
    Layer settle(Layer last) {
        if (last == Layer.PACKET || !nesting.isInside()) {
            return last;
        }
        nesting.leave(packet);
        return Layer.PACKET;
    }

    Layer stop(Reason why, int octetsNeeded) {
        reason = why;
        stopOffset = position - start;
        needed = octetsNeeded;
        available = Math.max(0, limit - position);
        return Layer.UNDECODABLE;
    }

    Layer notIp(NotIp kind) {
        notIp = kind;
        return Layer.NOT_IP;
    }

    Reason reason() {
        return reason;
    }

    NotIp notIp() {
        return notIp;
    }

    int stopOffset() {
        return stopOffset;
    }

    int needed() {
        return needed;
    }

    int available() {
        return available;
    }
}
