package io.weir.ingest.decode;

/**
 * What the first fragments of split datagrams said that later ones do not repeat: ports, by
 * addresses, protocol and identification. Kept for 30 s of rule time (RFC 791 advises 15, Linux
 * keeps 30) in a table of fixed size, in sets of eight of which a newcomer replaces the oldest.
 */
final class Fragments {

    private static final long LIFETIME_US = 30_000_000;
    private static final int ENTRIES = 65_536;
    private static final int SET = 8;

    // An entry is eight longs: the four of the addresses, then these.
    private static final int DATAGRAM = 4;
    private static final int ANSWER = 5;
    private static final int TIME = 6;
    private static final int ENTRY = 8;

    /** For {@link Cursor#withoutPayload}: later fragments of this datagram count no payload. */
    static final int WHOLE_DATAGRAM = 0xFFFF;

    private static final int TCP_HEADER_LENGTH_AT = 12;

    /** Made at the first fragment: most captures hold none. */
    private long[] table = new long[0];

    /** The first fragment at the cursor has been read up to its ports. */
    void remember(Cursor c, long ruleTimeUs) {
        if (table.length == 0) {
            table = new long[ENTRIES * ENTRY];
        }
        Packet p = c.packet;
        int entry = find(c);
        if (entry < 0) {
            entry = oldest(set(c));
        }
        table[entry] = p.sourceHigh;
        table[entry + 1] = p.sourceLow;
        table[entry + 2] = p.destinationHigh;
        table[entry + 3] = p.destinationLow;
        table[entry + DATAGRAM] = datagram(c);
        table[entry + ANSWER] =
                (long) c.withoutPayload << 40
                        | (long) p.protocol << 32
                        | (long) p.sourcePort << 16
                        | p.destinationPort;
        table[entry + TIME] = ruleTimeUs;
    }

    /** Gives the later fragment at the cursor its ports; false when its first one is not known. */
    boolean follow(Cursor c, long ruleTimeUs) {
        int entry = table.length == 0 ? -1 : find(c);
        if (entry < 0 || ruleTimeUs - table[entry + TIME] > LIFETIME_US) {
            return false;
        }
        long answer = table[entry + ANSWER];
        c.packet.protocol = (int) (answer >>> 32) & 0xFF;
        c.packet.sourcePort = (int) answer >>> 16;
        c.packet.destinationPort = (int) answer & 0xFFFF;
        int withoutPayload = tcpHeaderLength(c, (int) (answer >>> 40));
        table[entry + ANSWER] = (long) withoutPayload << 40 | answer & 0xFF_FFFF_FFFFL;
        c.packet.fields.payloadBytes -=
                Math.max(0, Math.min(withoutPayload - c.fragmentOffset, c.rest()));
        return true;
    }

    /** A first fragment of 8 octets leaves it to the next one to say how long the header is. */
    private static int tcpHeaderLength(Cursor c, int known) {
        int at = TCP_HEADER_LENGTH_AT - c.fragmentOffset;
        if (c.packet.protocol != IpProtocol.TCP || at < 0 || !c.has(at + 1)) {
            return known;
        }
        return (c.u8(at) >>> 4) * 4;
    }

    private int find(Cursor c) {
        Packet p = c.packet;
        long datagram = datagram(c);
        int set = set(c);
        for (int entry = set; entry < set + SET * ENTRY; entry += ENTRY) {
            if (table[entry + DATAGRAM] == datagram
                    && table[entry] == p.sourceHigh
                    && table[entry + 1] == p.sourceLow
                    && table[entry + 2] == p.destinationHigh
                    && table[entry + 3] == p.destinationLow) {
                return entry;
            }
        }
        return -1;
    }

    /** The first empty entry of a set, else the one that was written first. */
    private int oldest(int set) {
        int oldest = set;
        for (int entry = set; entry < set + SET * ENTRY; entry += ENTRY) {
            if (table[entry + DATAGRAM] == 0) {
                return entry;
            }
            if (table[entry + TIME] < table[oldest + TIME]) {
                oldest = entry;
            }
        }
        return oldest;
    }

    /** Never 0, since the IP version is part of it. */
    private static long datagram(Cursor c) {
        return (long) c.fragmentId << 32 | c.fragmentProtocol << 4 | c.packet.ipVersion;
    }

    private static int set(Cursor c) {
        Packet p = c.packet;
        long h = datagram(c) + p.sourceHigh * 31 + p.destinationHigh * 37;
        h = (h ^ p.sourceLow) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 32 ^ p.destinationLow) * 0x94d049bb133111ebL;
        return (int) (h >>> 32 & ENTRIES / SET - 1) * SET * ENTRY;
    }
}
