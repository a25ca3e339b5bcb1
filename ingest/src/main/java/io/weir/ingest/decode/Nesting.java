package io.weir.ingest.decode;

/**
 * Packets in packets: keeps the last one that was read whole, so that a tunnel whose inside cannot
 * be read leaves it as the frame's packet.
 */
final class Nesting {

    /** What lies deeper stays the payload of the packet at this depth. */
    private static final int DEEPEST = 8;

    private final TunnelPath none = TunnelPath.none();
    private final Packet outer = new Packet();
    private TunnelPath path = none;
    private int depth;

    void clear() {
        path = none;
        depth = 0;
    }

    boolean isInside() {
        return depth > 0;
    }

    /** Takes the packet as the one to fall back to; false when it is as deep as may be. */
    boolean enter(Packet packet, Tunnel tunnel) {
        if (depth == DEEPEST) {
            return false;
        }
        depth++;
        outer.copyFrom(packet);
        path = path.into(tunnel);
        packet.tunnel = path.text();
        return true;
    }

    /** Gives back the packet around the innermost tunnel. */
    void leave(Packet packet) {
        packet.copyFrom(outer);
    }
}
