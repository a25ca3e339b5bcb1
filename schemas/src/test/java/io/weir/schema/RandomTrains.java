package io.weir.schema;

import io.weir.schema.PacketValues.TcpValues;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains with ordinary values, and with the ends of every range among them. */
final class RandomTrains {

    private static final long YEAR_2026_US = 1_767_225_600_000_000L;
    private static final String[] NAMES = {"archive", "", "west", "Zürich 北", "a/b.pcap"};

    private final SplittableRandom random;

    RandomTrains(SplittableRandom random) {
        this.random = random;
    }

    Train next() {
        return next(random.nextInt(10) == 0 ? 512 : 1 + random.nextInt(20));
    }

    Train next(int packets) {
        boolean tcp = random.nextBoolean();
        FlowKey key = key(tcp ? 6 : random.nextInt(256));
        long startUs = random.nextInt(8) == 0 ? 0 : YEAR_2026_US + random.nextLong(1L << 44);
        List<PacketValues> values = new ArrayList<>();
        long ruleTimeUs = startUs;
        for (int i = 0; i < packets; i++) {
            ruleTimeUs += i == 0 ? 0 : oneOf(0, 1, random.nextInt(5_000_000));
            values.add(packet(ruleTimeUs, tcp));
        }
        return new Train(key, header(ruleTimeUs), values);
    }

    FlowKey key(int protocol) {
        boolean v6 = random.nextBoolean();
        long[] a = end(v6);
        long[] b = random.nextInt(10) == 0 ? a : end(v6);
        boolean ordered = FlowKey.inOrder(a[0], a[1], (int) a[2], b[0], b[1], (int) b[2]);
        long[] low = ordered ? a : b;
        long[] high = ordered ? b : a;
        return new FlowKey(
                name(),
                v6 ? 6 : 4,
                low[0],
                low[1],
                (int) low[2],
                high[0],
                high[1],
                (int) high[2],
                protocol);
    }

    private long[] end(boolean v6) {
        long high = v6 ? oneOf(0, -1, 0x2001_0db8L << 32, random.nextLong()) : 0;
        long low = v6 ? oneOf(0, -1, random.nextLong()) : random.nextLong(1L << 32);
        return new long[] {high, low, oneOf(0, 65_535, random.nextInt(65_536))};
    }

    private TrainHeader header(long clockUs) {
        return new TrainHeader(
                name(),
                oneOf(0, -1, Long.MIN_VALUE, random.nextLong()),
                oneOf(0, 1, Long.MAX_VALUE),
                clockUs,
                random.nextBoolean(),
                random.nextBoolean(),
                (int) oneOf(-1, 0, 4095, random.nextInt(4096)),
                random.nextInt(4) == 0 ? "VXLAN>GRE" : null);
    }

    private PacketValues packet(long ruleTimeUs, boolean tcp) {
        long ipBytes = oneOf(0, 40, 1500, 65_535, 1L << 32, random.nextInt(65_536));
        return new PacketValues(
                ruleTimeUs,
                ruleTimeUs - oneOf(0, 0, 0, random.nextInt(1_000_000), 1L << 50),
                random.nextBoolean(),
                random.nextInt(20) == 0,
                oneOf(0, ipBytes + 14, ipBytes + 18, ipBytes - 20),
                ipBytes,
                oneOf(0, 0, ipBytes, random.nextInt(1461), random.nextLong(ipBytes + 1)),
                (int) oneOf(0, 64, 255, random.nextInt(256)),
                tcp && random.nextInt(10) != 0 ? tcp() : TcpValues.NONE);
    }

    private TcpValues tcp() {
        boolean options = random.nextInt(5) == 0;
        return new TcpValues(
                random.nextInt(256),
                (int) oneOf(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt()),
                (int) oneOf(0, -1, Integer.MIN_VALUE, random.nextInt()),
                (int) oneOf(0, 65_535, random.nextInt(65_536)),
                options ? (int) oneOf(-1, 0, 1460, 65_535) : -1,
                options ? (int) oneOf(-1, 0, 14, 255) : -1,
                options && random.nextBoolean());
    }

    String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    long oneOf(long... values) {
        return values[random.nextInt(values.length)];
    }
}
