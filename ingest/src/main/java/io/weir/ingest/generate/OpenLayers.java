package io.weir.ingest.generate;

/**
 * The layers of the frame at hand whose headers need what only the whole frame knows: lengths and
 * checksums.
 */
final class OpenLayers {

    /** What has to be filled in. */
    enum Layer {
        IPV4,
        IPV6,
        TCP,
        UDP,
        ICMP,
        ICMPV6
    }

    private static final int MOST = 16;

    private final byte[] bytes;
    private final Layer[] layers = new Layer[MOST];
    private final int[] starts = new int[MOST];
    private int count;

    /** A tail of known sum, so that summing stops there; or −1. */
    private int tailAt = -1;

    private long tailSum;

    OpenLayers(byte[] bytes) {
        this.bytes = bytes;
    }

    void clear() {
        count = 0;
        tailAt = -1;
    }

    void open(Layer layer, int at) {
        layers[count] = layer;
        starts[count++] = at;
    }

    boolean insideIpv6() {
        return count > 0 && layers[count - 1] == Layer.IPV6;
    }

    /** The octets from there to the end of the frame have this sum. */
    void tail(int at, long sum) {
        tailAt = at;
        tailSum = sum;
    }

    /** Fills in everything, from the inside out. */
    void finish(int length) {
        for (int i = count - 1; i >= 0; i--) {
            finish(i, length);
        }
    }

    private void finish(int layer, int length) {
        int at = starts[layer];
        switch (layers[layer]) {
            case IPV4 -> {
                Octets.int16(bytes, at + 2, length - at);
                Octets.int16(bytes, at + 10, Checksum.finish(Checksum.sum(bytes, at, at + 20)));
            }
            case IPV6 -> Octets.int16(bytes, at + 4, length - at - 40);
            case TCP -> withPseudoHeader(layer, length, at + 16, Protocol.TCP);
            case UDP -> {
                Octets.int16(bytes, at + 4, length - at);
                withPseudoHeader(layer, length, at + 6, Protocol.UDP);
            }
            case ICMP -> Octets.int16(bytes, at + 2, Checksum.finish(sum(at, length)));
            case ICMPV6 -> withPseudoHeader(layer, length, at + 2, Protocol.ICMPV6);
        }
    }

    /** RFC 768: a UDP checksum of zero is sent as all ones. */
    private void withPseudoHeader(int layer, int length, int field, int protocol) {
        int at = starts[layer];
        long sum = sum(at, length) + protocol + (length - at) + addresses(layer - 1);
        int checksum = Checksum.finish(sum);
        boolean noneInUdp = checksum == 0 && protocol == Protocol.UDP;
        Octets.int16(bytes, field, noneInUdp ? 0xffff : checksum);
    }

    private long sum(int at, int length) {
        return tailAt >= at && (tailAt - at & 1) == 0
                ? Checksum.sum(bytes, at, tailAt) + tailSum
                : Checksum.sum(bytes, at, length);
    }

    private long addresses(int ipLayer) {
        int at = starts[ipLayer];
        return layers[ipLayer] == Layer.IPV4
                ? Checksum.sum(bytes, at + 12, at + 20)
                : Checksum.sum(bytes, at + 8, at + 40);
    }
}
