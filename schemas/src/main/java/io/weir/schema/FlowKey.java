package io.weir.schema;

import java.util.Objects;

/**
 * The 5-tuple of a conversation written free of direction: the observation domain, the end with the
 * smaller (address, port) first, the protocol. Both directions of a conversation give the same key,
 * so they meet in one Kafka partition and in one keyed state before anyone knows who is the client.
 *
 * <p>Addresses are kept as two longs each (an IPv4 address in the low 32 bits of the second), so
 * that hash and order are the same on every JVM. VLAN and tunnel are not part of the key.
 *
 * @param domain observation domain (IPFIX 149): whose network this is
 * @param ipVersion 4 or 6
 * @param aHigh upper 64 bits of the smaller end's address; 0 for IPv4
 * @param aLow lower 64 bits of the smaller end's address
 * @param aPort port of the smaller end, 0 to 65535; for ICMP what Community ID puts there
 * @param bHigh upper 64 bits of the other end's address
 * @param bLow lower 64 bits of the other end's address
 * @param bPort port of the other end
 * @param protocol IANA protocol number, 0 to 255
 */
public record FlowKey(
        String domain,
        int ipVersion,
        long aHigh,
        long aLow,
        int aPort,
        long bHigh,
        long bLow,
        int bPort,
        int protocol) {

    public FlowKey {
        Objects.requireNonNull(domain);
        if (!inOrder(aHigh, aLow, aPort, bHigh, bLow, bPort)) {
            throw new IllegalArgumentException("the smaller (address, port) must come first");
        }
    }

    /**
     * True when the first end may stand first in a key: its (address, port) is not the larger one.
     */
    public static boolean inOrder(
            long aHigh, long aLow, int aPort, long bHigh, long bLow, int bPort) {
        int order = Long.compareUnsigned(aHigh, bHigh);
        if (order == 0) {
            order = Long.compareUnsigned(aLow, bLow);
        }
        return order < 0 || order == 0 && aPort <= bPort;
    }

    /** Length of an address of this IP version in octets: 4 or 16. */
    public int addressLength() {
        return ipVersion == 4 ? 4 : 16;
    }

    /**
     * A fixed mix of all parts, equal on every JVM: keyed state is placed by it, so it must never
     * change.
     */
    @Override
    public int hashCode() {
        long h = domain.hashCode() * 31L + protocol * 4L + (ipVersion == 4 ? 0 : 1);
        h = mix(h + aHigh);
        h = mix(h + aLow);
        h = mix(h + bHigh);
        h = mix(h + bLow);
        h = mix(h + ((long) aPort << 16 | bPort));
        return (int) (h ^ h >>> 32);
    }

    /** The finalizer of Stafford's thirteenth variant of MurmurHash3. */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /**
     * Equal in every part; written by hand because the record's own goes through a method handle
     * per part.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof FlowKey k
                && aLow == k.aLow
                && bLow == k.bLow
                && aPort == k.aPort
                && bPort == k.bPort
                && protocol == k.protocol
                && aHigh == k.aHigh
                && bHigh == k.bHigh
                && ipVersion == k.ipVersion
                && domain.equals(k.domain);
    }
}
