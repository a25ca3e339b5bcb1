package io.weir.job.flow;

import io.weir.schema.FlowKey;
import io.weir.schema.TrainHeader;
import io.weir.schema.TrainPacket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Conversations as several sensors send them: the first sees what end a says, the others share what
 * end b says, each its part of every conversation, cut into trains anywhere.
 */
public final class SplitCapture {

    private static final List<String> NAMES = List.of("west", "east", "north");

    private record Cut(FlowKey key, List<TrainPacket> packets) {
        long endUs() {
            return packets.get(packets.size() - 1).ruleTimeUs;
        }
    }

    /**
     * A train on its way.
     *
     * @param startUs rule time of its first packet
     * @param endUs rule time of its last packet
     * @param octets the message
     */
    public record Sent(FlowKey key, long startUs, long endUs, byte[] octets) {}

    private final RandomGenerator random;
    private final List<List<Cut>> cuts = new ArrayList<>();

    private SplitCapture(RandomGenerator random, int sensors) {
        this.random = random;
        for (int i = 0; i < sensors; i++) {
            cuts.add(new ArrayList<>());
        }
    }

    public static List<String> sensors(int count) {
        return NAMES.subList(0, count);
    }

    /** The trains of each sensor in the order of their sequence numbers. */
    public static List<List<Sent>> of(List<Dialogue> talks, int sensors, RandomGenerator random) {
        SplitCapture split = new SplitCapture(random, sensors);
        talks.forEach(split::see);
        List<List<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < sensors; i++) {
            sent.add(send(NAMES.get(i), split.cuts.get(i)));
        }
        return sent;
    }

    private void see(Dialogue talk) {
        List<List<TrainPacket>> seen = new ArrayList<>();
        cuts.forEach(sensor -> seen.add(new ArrayList<>()));
        for (TrainPacket packet : talk.packets) {
            int sensor = packet.fromA ? 0 : 1 + random.nextInt(cuts.size() - 1);
            seen.get(sensor).add(packet);
        }
        for (int i = 0; i < cuts.size(); i++) {
            cut(talk.key(), seen.get(i), cuts.get(i));
        }
    }

    private void cut(FlowKey key, List<TrainPacket> packets, List<Cut> to) {
        int from = 0;
        while (from < packets.size()) {
            int end = from + 1 + random.nextInt(Math.min(8, packets.size() - from));
            to.add(new Cut(key, packets.subList(from, end)));
            from = end;
        }
    }

    /** A train leaves when it is complete. */
    private static List<Sent> send(String sensor, List<Cut> cuts) {
        cuts.sort(Comparator.comparingLong(Cut::endUs));
        List<Sent> sent = new ArrayList<>();
        for (Cut cut : cuts) {
            TrainHeader header = new TrainHeader(sensor, 7, sent.size(), 0, false, false, -1, null);
            sent.add(
                    new Sent(
                            cut.key,
                            cut.packets.get(0).ruleTimeUs,
                            cut.endUs(),
                            Listener.train(cut.key, header, cut.packets)));
        }
        return sent;
    }
}
