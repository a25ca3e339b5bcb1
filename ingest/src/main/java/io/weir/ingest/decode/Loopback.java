package io.weir.ingest.decode;

/**
 * BSD loopback: an address family in four octets, in the byte order of the host that captured, of
 * which nothing in the frame tells.
 */
final class Loopback {

    private static final int HEADER = 4;

    private static final int AF_INET = 2;
    private static final int AF_INET6_LINUX = 10;
    private static final int AF_INET6_WINDOWS = 23;
    private static final int AF_INET6_BSD = 24;
    private static final int AF_INET6_FREEBSD = 28;
    private static final int AF_INET6_DARWIN = 30;

    private Loopback() {}

    static Layer header(Cursor c) {
        if (!c.has(HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, HEADER);
        }
        int value = c.i32(0);
        if (value >>> 16 != 0 && (value & 0xFFFF) != 0) {
            return framed(c);
        }
        c.skip(HEADER);
        return eitherOrder(c, value);
    }

    /** Not a family in either order: some systems have PPP or HDLC there. */
    private static Layer framed(Cursor c) {
        return switch (c.u16(0)) {
            case 0xFF03, 0x0F00, 0x8F00 -> Layer.PPP;
            default -> c.notIp(NotIp.OTHER_FAMILY);
        };
    }

    /** A family read in network byte order that may have been written in the other one. */
    static Layer eitherOrder(Cursor c, int value) {
        boolean small = value >>> 16 == 0;
        return family(c, small ? value : Integer.reverseBytes(value));
    }

    /** Some systems put an EtherType there instead. */
    static Layer family(Cursor c, int family) {
        return switch (family) {
            case AF_INET -> Layer.IPV4;
            case AF_INET6_LINUX,
                    AF_INET6_WINDOWS,
                    AF_INET6_BSD,
                    AF_INET6_FREEBSD,
                    AF_INET6_DARWIN ->
                    Layer.IPV6;
            default ->
                    family >= EtherType.SMALLEST && family <= 0xFFFF
                            ? EtherType.next(c, family)
                            : c.notIp(NotIp.OTHER_FAMILY);
        };
    }
}
