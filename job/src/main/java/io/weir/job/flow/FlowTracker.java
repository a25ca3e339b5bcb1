package io.weir.job.flow;

import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainReader;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which packets become flows. Packets decide: whether one joins the open flow or ends
 * it and opens the next follows from rule times and flags alone. {@link #onTime} only delivers what
 * the next packet would have decided, so when it is called, and whether, changes no record.
 *
 * <p>Holds settings and scratch space, no flow: one tracker serves all flows of one thread. All
 * times are rule times, µs since the epoch.
 */
public final class FlowTracker implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int UDP = 17;

    private final long udpIdleUs;
    private final long tcpIdleUs;
    private final long synTimeoutUs;
    private final long lingerUs;

    /** 0: no INTERIM records. */
    private final long activeUs;

    private final String configId;
    private transient @Nullable FlowReport report;

    /**
     * @param configId what the records carry as {@code config_id}
     */
    public FlowTracker(FlowRules rules, String configId) {
        this.udpIdleUs = micros(rules.udpIdle());
        this.tcpIdleUs = micros(rules.tcpIdle());
        this.synTimeoutUs = micros(rules.synTimeout());
        this.lingerUs = micros(rules.linger());
        this.activeUs = micros(rules.active());
        this.configId = configId;
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    /**
     * Takes a packet in.
     *
     * @param entry the open flow of this key, changed in place; null when there is none
     * @param train the train that holds the packet, standing at it
     * @return the open flow that the packet has joined or opened
     */
    public FlowEntry onPacket(
            @Nullable FlowEntry entry,
            FlowKey key,
            TrainReader train,
            TrainPacket packet,
            Consumer<FlowRecord> out) {
        if (entry == null) {
            return open(key, train, packet, 0);
        }
        if (packet.ruleTimeUs > dueUs(entry)) {
            end(entry, key, EndReason.IDLE_TIMEOUT, out);
            return open(key, train, packet, entry.placeOfNext(packet.ruleTimeUs));
        }
        TcpConnection tcp = entry.tcp;
        if (tcp != null) {
            if (PortReuse.endsFlow(entry, tcp, packet)) {
                end(entry, key, EndReason.PORT_REUSE, out);
                return open(key, train, packet, entry.placeOfNext(packet.ruleTimeUs));
            }
        }
        if (activeUs > 0) {
            reportIfActive(entry, key, packet.ruleTimeUs, out);
        }
        entry.sawSensor(train.sensor());
        join(entry, packet);
        return entry;
    }

    private FlowEntry open(FlowKey key, TrainReader train, TrainPacket packet, long place) {
        FlowEntry entry = new FlowEntry(key, train, packet, place);
        join(entry, packet);
        return entry;
    }

    private void join(FlowEntry entry, TrainPacket packet) {
        entry.tick(packet.ruleTimeUs);
        (packet.fromA ? entry.a : entry.b).count(packet);
        TcpConnection tcp = entry.tcp;
        if (tcp == null) {
            notePlainPacket(entry, packet);
            return;
        }
        if (packet.tcp) {
            Roles.learn(entry, tcp, packet);
        }
        tcp.observe(packet, packet.fromA == entry.clientIsA, entry.history);
        if (packet.tcp) {
            closeIfEnded(entry, tcp, packet);
        }
    }

    /** Zeek's history of UDP has a letter for each end that has sent; other protocols have none. */
    private static void notePlainPacket(FlowEntry entry, TrainPacket packet) {
        if (entry.protocol == UDP && (packet.fromA ? entry.a : entry.b).packets == 1) {
            entry.history.add('D', packet.fromA == entry.clientIsA);
        }
    }

    private static void closeIfEnded(FlowEntry entry, TcpConnection tcp, TrainPacket packet) {
        if (packet.hasFlag(TcpFlags.RST)) {
            entry.close(EndReason.RST, packet.ruleTimeUs);
        } else if (tcp.a.sentFin && tcp.b.sentFin) {
            entry.close(EndReason.FIN, packet.ruleTimeUs);
        }
    }

    /**
     * The k-th INTERIM record is made by the first packet at or after start + k·active, before it
     * is counted. A packet that is the first after several such times makes one record.
     */
    private void reportIfActive(
            FlowEntry entry, FlowKey key, long ruleTimeUs, Consumer<FlowRecord> out) {
        long periods = (ruleTimeUs - entry.firstRuleTimeUs) / activeUs;
        if (periods > entry.activePeriods) {
            entry.activePeriods = periods;
            out.accept(report().interim(entry, key));
            entry.revision++;
        }
    }

    /**
     * The last rule time at which a packet still joins. It moves with every packet; mostly later,
     * earlier when a packet closes the flow.
     */
    public long dueUs(FlowEntry entry) {
        if (entry.closeReason() != null) {
            return entry.closedUs() + lingerUs;
        }
        TcpConnection tcp = entry.tcp;
        if (tcp == null) {
            return entry.lastRuleTimeUs + udpIdleUs;
        }
        return entry.lastRuleTimeUs + (tcp.onlySyns ? synTimeoutUs : tcpIdleUs);
    }

    /**
     * Event time has passed: no packet with a rule time up to {@code passedUs} can come any more.
     *
     * @return null when the flow has ended and its record was given out
     */
    public @Nullable FlowEntry onTime(
            FlowEntry entry, FlowKey key, long passedUs, Consumer<FlowRecord> out) {
        if (dueUs(entry) > passedUs) {
            return entry;
        }
        end(entry, key, EndReason.IDLE_TIMEOUT, out);
        return null;
    }

    /**
     * No packet comes any more, and {@link #onTime} has seen the final clock: what is still open
     * ends with the input.
     */
    public void onEndOfInput(FlowEntry entry, FlowKey key, Consumer<FlowRecord> out) {
        end(entry, key, EndReason.END_OF_INPUT, out);
    }

    /** The state is full: the flow must go. */
    public void evict(FlowEntry entry, FlowKey key, Consumer<FlowRecord> out) {
        end(entry, key, EndReason.EVICTED, out);
    }

    /** Closing has fixed the reason, whatever it is that makes a closed flow leave. */
    private void end(FlowEntry entry, FlowKey key, EndReason reason, Consumer<FlowRecord> out) {
        EndReason fixed = entry.closeReason();
        out.accept(report().last(entry, key, fixed == null ? reason : fixed));
    }

    private FlowReport report() {
        FlowReport made = report;
        if (made == null) {
            made = new FlowReport(configId);
            report = made;
        }
        return made;
    }
}
