package io.weir.ingest.decode;

/** Data frames of IEEE 802.11 as far as LLC. */
final class Wifi {

    private static final int FRAME_CONTROL = 2;
    private static final int HEADER = 24;
    private static final int FOURTH_ADDRESS = 6;
    private static final int QOS_CONTROL = 2;
    private static final int HT_CONTROL = 4;
    private static final int SUBFRAME_HEADER = 14;
    private static final int SNAP = 0xAAAA;

    private static final int TYPE = 0x0C;
    private static final int DATA = 0x08;
    private static final int WITHOUT_DATA = 0x40;
    private static final int QOS = 0x80;
    private static final int BOTH_DISTRIBUTION = 0x03;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int AGGREGATED = 0x80;
    private static final int FRAGMENT_NUMBER = 0x0F;

    private Wifi() {}

    static Layer header(Cursor c) {
        if (!c.has(FRAME_CONTROL)) {
            return c.stop(Reason.WIFI_TRUNCATED, FRAME_CONTROL);
        }
        int kind = c.u8(0);
        int flags = c.u8(1);
        if ((kind & TYPE) != DATA || (kind & WITHOUT_DATA) != 0) {
            return c.notIp(NotIp.WIFI_MANAGEMENT);
        }
        if ((flags & PROTECTED) != 0) {
            return c.notIp(NotIp.WIFI_PROTECTED);
        }
        return data(c, kind, flags);
    }

    private static Layer data(Cursor c, int kind, int flags) {
        boolean qos = (kind & QOS) != 0;
        int length = HEADER;
        length += (flags & BOTH_DISTRIBUTION) == BOTH_DISTRIBUTION ? FOURTH_ADDRESS : 0;
        int qosAt = length;
        length += qos ? QOS_CONTROL : 0;
        length += qos && (flags & ORDER) != 0 ? HT_CONTROL : 0;
        if (!c.has(length)) {
            return c.stop(Reason.WIFI_TRUNCATED, length);
        }
        if ((c.u8(HEADER - 2) & FRAGMENT_NUMBER) != 0) {
            return c.stop(Reason.WIFI_LATER_FRAGMENT, 0);
        }
        boolean aggregated = qos && (c.u8(qosAt) & AGGREGATED) != 0;
        c.skip(length);
        if (aggregated && !c.drop(SUBFRAME_HEADER)) {
            return Layer.UNDECODABLE;
        }
        skipAlignment(c);
        return Layer.LLC;
    }

    /** Some cards align what follows the header to four octets and nothing reliable says so. */
    private static void skipAlignment(Cursor c) {
        if (c.has(4) && c.u16(0) != SNAP && c.u16(2) == SNAP) {
            c.skip(2);
        }
    }
}
