package io.weir.ingest.capture;

/**
 * What an interface description block says about the packets of its interface.
 *
 * @param linkType LINKTYPE_ number
 * @param snapLength octets captured of a frame at most; 0 for no limit
 * @param time how timestamps are read
 */
record PcapngInterface(int linkType, long snapLength, TimeScale time) {

    private static final int FIXED_BYTES = 8;
    private static final int OPTION_END = 0;
    private static final int OPTION_TSRESOL = 9;
    private static final int OPTION_TSOFFSET = 14;
    private static final int MICROSECONDS_RESOLUTION = 6;

    /**
     * Reads the body of a block.
     *
     * @param at where the body starts, octets ahead in the window
     * @param end where it ends
     */
    static PcapngInterface read(Window window, int at, int end) throws CaptureBreak {
        if (end - at < FIXED_BYTES) {
            throw new CaptureBreak(
                    window.offset(),
                    "an interface description of " + FIXED_BYTES + " octets or more",
                    (end - at) + " octets");
        }
        return new PcapngInterface(
                window.u16(at), window.u32(at + 4), readTime(window, at + FIXED_BYTES, end));
    }

    private static TimeScale readTime(Window window, int options, int end) throws CaptureBreak {
        int resolution = MICROSECONDS_RESOLUTION;
        long offsetSeconds = 0;
        int at = options;
        while (end - at >= 4) {
            int code = window.u16(at);
            int length = window.u16(at + 2);
            at += 4;
            if (code == OPTION_END) {
                break;
            }
            if (length > end - at) {
                throw new CaptureBreak(
                        window.offset() + at,
                        "an option of " + length + " octets",
                        "the end of its block after " + (end - at));
            }
            if (code == OPTION_TSRESOL && length == 1) {
                resolution = window.u8(at);
            } else if (code == OPTION_TSOFFSET && length == 8) {
                offsetSeconds = window.i64(at);
            }
            at += (length + 3) & ~3;
        }
        return resolution == MICROSECONDS_RESOLUTION && offsetSeconds == 0
                ? TimeScale.MICROSECONDS
                : new TimeScale(resolution, offsetSeconds);
    }
}
