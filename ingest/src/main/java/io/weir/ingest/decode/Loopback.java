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
        c.skip(HEADER);
        boolean small = value >>> 16 == 0;
        return family(c, small ? value : Integer.reverseBytes(value));
    }

    /** Some systems put an EtherType there instead. */
    private static Layer family(Cursor c, int family) {
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
