package io.weir.ingest.train;

import io.weir.ingest.decode.Packet;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainHeader;
import org.jspecify.annotations.Nullable;

/**
 * Gathers packets into trains, one open train a conversation. A train is closed when a packet's
 * rule time has moved a window beyond its first packet, when it is full, when too many are open, or
 * when a packet came another way in (VLAN, tunnel). Where trains are cut changes no flow.
 *
 * <p>The open trains stand in a hash table with chained cells and in a chain by opening order,
 * whose head tells the clock: no train closed later holds a packet with a smaller rule time.
 */
public final class Trainer {

    private final Provenance provenance;
    private final LocalNetworks networks;
    private final TrainLimits limits;
    private final Numbering numbering;
    private final TrainSink sink;

    private final @Nullable OpenTrain[] cells;
    private final AvroWriter message = new AvroWriter(4096);
    private @Nullable OpenTrain earliest;
    private @Nullable OpenTrain latest;
    private @Nullable OpenTrain spare;
    private int open;
    private long nowUs = Long.MIN_VALUE;

    public Trainer(
            Provenance provenance,
            LocalNetworks networks,
            TrainLimits limits,
            Numbering numbering,
            TrainSink sink) {
        this.provenance = provenance;
        this.networks = networks;
        this.limits = limits;
        this.numbering = numbering;
        this.sink = sink;
        this.cells = new @Nullable OpenTrain[2 * Integer.highestOneBit(limits.openTrains())];
    }

    /**
     * Adds a packet, whose {@code fields} hold its rule time, at or after every earlier one, and
     * its capture time.
     */
    public void add(Packet packet) {
        nowUs = packet.fields.ruleTimeUs;
        closeBefore(nowUs - limits.windowUs());
        boolean sourceFirst =
                FlowKey.inOrder(
                        packet.sourceHigh,
                        packet.sourceLow,
                        packet.sourcePort,
                        packet.destinationHigh,
                        packet.destinationLow,
                        packet.destinationPort);
        packet.fields.fromA = sourceFirst;
        int hash = hash(packet);
        OpenTrain train = find(packet, sourceFirst, hash);
        if (train != null && !train.sharesHeader(packet)) {
            close(train);
            train = null;
        }
        if (train == null) {
            train = open(packet, sourceFirst, hash);
        }
        train.add(packet.fields);
        if (train.writer().packets() == limits.packets()) {
            close(train);
        }
    }

    /** Closes every open train. */
    public void flush() {
        while (earliest != null) {
            close(earliest);
        }
    }

    /**
     * Rule time of the earliest packet in an open train; {@link Long#MAX_VALUE} when none is open.
     */
    public long earliestOpenUs() {
        return earliest == null ? Long.MAX_VALUE : earliest.startUs();
    }

    /** Closes the trains whose first packet's rule time is smaller. */
    void closeBefore(long startUs) {
        while (earliest != null && earliest.startUs() < startUs) {
            close(earliest);
        }
    }

    private @Nullable OpenTrain find(Packet packet, boolean sourceFirst, int hash) {
        OpenTrain train = cells[hash & cells.length - 1];
        while (train != null && !train.isOf(packet, sourceFirst, hash)) {
            train = train.chained;
        }
        return train;
    }

    private OpenTrain open(Packet packet, boolean sourceFirst, int hash) {
        if (open == limits.openTrains() && earliest != null) {
            close(earliest);
        }
        OpenTrain train = spare;
        if (train == null) {
            train = new OpenTrain();
        } else {
            spare = train.chained;
        }
        train.open(packet, sourceFirst, hash);
        int cell = hash & cells.length - 1;
        train.chained = cells[cell];
        cells[cell] = train;
        train.earlier = latest;
        if (latest == null) {
            earliest = train;
        } else {
            latest.later = train;
        }
        latest = train;
        open++;
        return train;
    }

    private void close(OpenTrain train) {
        unlink(train);
        FlowKey key = train.key(provenance.domain());
        int partition = numbering.partitionOf(key);
        long sequence = numbering.next(partition);
        message.clear();
        train.writer()
                .writeTo(
                        message,
                        key,
                        new TrainHeader(
                                provenance.sensor(),
                                provenance.epoch(),
                                sequence,
                                clockWith(train),
                                networks.contains(key.ipVersion(), key.aHigh(), key.aLow()),
                                networks.contains(key.ipVersion(), key.bHigh(), key.bLow()),
                                train.vlanId(),
                                train.tunnel()));
        int packets = train.writer().packets();
        train.chained = spare;
        spare = train;
        sink.accept(new FinishedTrain(key, partition, sequence, packets, message.toByteArray()));
    }

    /** The clock behind this train: what is still open, and nothing older than it. */
    private long clockWith(OpenTrain closed) {
        return earliest == null ? Math.max(nowUs, closed.startUs()) : earliest.startUs();
    }

    private void unlink(OpenTrain train) {
        int cell = train.hash() & cells.length - 1;
        OpenTrain before = cells[cell];
        if (before == train) {
            cells[cell] = train.chained;
        } else {
            while (before != null && before.chained != train) {
                before = before.chained;
            }
            if (before == null) {
                throw new IllegalStateException("an open train is not in its cell");
            }
            before.chained = train.chained;
        }
        if (train.earlier == null) {
            earliest = train.later;
        } else {
            train.earlier.later = train.later;
        }
        if (train.later == null) {
            latest = train.earlier;
        } else {
            train.later.earlier = train.earlier;
        }
        train.earlier = null;
        train.later = null;
        open--;
    }

    /** The same for both directions. */
    private static int hash(Packet p) {
        long h = p.sourceLow + p.destinationLow + 31 * (p.sourceHigh + p.destinationHigh);
        h =
                (h ^ (long) (p.sourcePort + p.destinationPort) << 32 ^ p.protocol)
                        * 0x9e3779b97f4a7c15L;
        return (int) (h >>> 32);
    }
}
