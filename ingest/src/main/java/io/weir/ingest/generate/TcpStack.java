package io.weir.ingest.generate;

/**
 * How an end's TCP speaks: the options of its SYN and the window it opens.
 *
 * @param mss maximum segment size it announces, octets
 * @param windowScale shift of RFC 7323, or −1 for none
 * @param window the 16-bit window field of its segments
 */
public record TcpStack(
        int mss, int windowScale, boolean sack, boolean timestamps, boolean ecn, int window) {

    /** Like a Linux host: every option, without ECN. */
    public static final TcpStack LINUX = new TcpStack(1460, 7, true, true, false, 501);

    /** Like a Windows host: without time stamps. */
    public static final TcpStack WINDOWS = new TcpStack(1460, 8, true, false, false, 1026);

    /** As plain as RFC 793: the segment size only. */
    public static final TcpStack PLAIN = new TcpStack(1460, -1, false, false, false, 32_768);

    TcpStack withMss(int octets) {
        return new TcpStack(octets, windowScale, sack, timestamps, ecn, window);
    }

    TcpStack withEcn() {
        return new TcpStack(mss, windowScale, sack, timestamps, true, window);
    }

    /** Payload octets of a full segment. */
    int fullSegment() {
        return mss - (timestamps ? 12 : 0);
    }

    /** The window field; in a SYN it is not scaled. */
    int window(boolean syn) {
        return syn ? Math.max(window, 8192) : window;
    }

    int synOptionBytes() {
        int bytes = 4 + (windowScale < 0 ? 0 : 4) + (sack ? 2 : 0) + (timestamps ? 10 : 0);
        return bytes + 3 & ~3;
    }

    void addSynOptions(FrameBuilder frame, int clock, int echo) {
        frame.mss(mss);
        if (sack) {
            frame.sackPermitted();
        }
        if (timestamps) {
            frame.timestamps(clock, echo);
        }
        if (windowScale >= 0) {
            frame.windowScale(windowScale);
        }
    }
}
