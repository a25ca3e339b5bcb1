package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainHeader;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainReader;
import io.weir.schema.TrainWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Hears a dialogue as the job does: cut into trains, written, read, given to a tracker. */
final class Listener {

    static final String CONFIG_ID = "config";
    static final TrainHeader ARCHIVE = new TrainHeader("archive", 1, 0, 0, false, false, -1, null);

    private final FlowRules rules;
    private TrainHeader header = ARCHIVE;

    /** Null: one train, no timers, nothing saved. */
    private @Nullable RandomGenerator chance;

    private boolean cuts;
    private boolean timers;
    private boolean saves;

    Listener(FlowRules rules) {
        this.rules = rules;
    }

    static List<FlowRecord> flowsOf(Dialogue talk) {
        return new Listener(FlowRules.DEFAULT).hear(talk);
    }

    /** The only flow of a dialogue. */
    static FlowRecord flowOf(Dialogue talk) {
        List<FlowRecord> flows = flowsOf(talk);
        if (flows.size() != 1) {
            throw new AssertionError("not one flow but " + flows);
        }
        return flows.get(0);
    }

    Listener withHeader(TrainHeader trainHeader) {
        header = trainHeader;
        return this;
    }

    /** Cuts the packets into trains anywhere. */
    Listener cutting(RandomGenerator random) {
        chance = random;
        cuts = true;
        return this;
    }

    /** Lets event time pass now and then, as far as the next packet allows, and often less far. */
    Listener withTimers(RandomGenerator random) {
        chance = random;
        timers = true;
        return this;
    }

    /** Saves the entry and goes on with what is read back. */
    Listener saving(RandomGenerator random) {
        chance = random;
        saves = true;
        return this;
    }

    /** Hears all of it; the input ends with the last packet. */
    List<FlowRecord> hear(Dialogue talk) {
        List<FlowRecord> out = new ArrayList<>();
        FlowTracker tracker = new FlowTracker(rules, CONFIG_ID);
        FlowEntry entry = null;
        int from = 0;
        while (from < talk.packets.size()) {
            int to = talk.packets.size();
            if (chance != null && cuts) {
                to = from + 1 + chance.nextInt(Math.min(8, to - from));
            }
            byte[] train = train(talk.key(), header, talk.packets.subList(from, to));
            TrainReader reader = new TrainReader().reset(train, 0, train.length);
            while (reader.next()) {
                TrainPacket packet = reader.packet();
                entry = pass(tracker, entry, talk.key(), packet.ruleTimeUs - 1, out);
                entry = tracker.onPacket(entry, talk.key(), reader, packet, out::add);
                entry = restore(entry);
            }
            from = to;
        }
        if (entry != null) {
            entry = tracker.onTime(entry, talk.key(), talk.nowUs() - 1, out::add);
        }
        if (entry != null) {
            tracker.onEndOfInput(entry, talk.key(), out::add);
        }
        return out;
    }

    private @Nullable FlowEntry pass(
            FlowTracker tracker,
            @Nullable FlowEntry entry,
            FlowKey key,
            long latestUs,
            List<FlowRecord> out) {
        if (entry == null || chance == null || !timers || chance.nextInt(3) > 0) {
            return entry;
        }
        long lag = chance.nextBoolean() ? 0 : chance.nextLong(60_000_000);
        return tracker.onTime(entry, key, latestUs - lag, out::add);
    }

    private FlowEntry restore(FlowEntry entry) {
        if (chance == null || !saves || chance.nextInt(2) > 0) {
            return entry;
        }
        AvroWriter saved = new AvroWriter(64);
        entry.writeTo(saved);
        return FlowEntry.readFrom(new AvroReader().reset(saved.array(), 0, saved.length()));
    }

    static byte[] train(FlowKey key, TrainHeader header, List<TrainPacket> packets) {
        TrainWriter writer = new TrainWriter();
        for (TrainPacket packet : packets) {
            writer.add(packet);
        }
        AvroWriter message = new AvroWriter(256);
        writer.writeTo(message, key, header);
        return message.toByteArray();
    }
}
