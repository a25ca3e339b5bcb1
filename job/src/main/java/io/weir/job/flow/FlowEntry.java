package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open flow: all that the rules must remember of it between two packets. Mutable and changed in
 * place, since it lives on the heap and is touched by every packet. What it holds is for {@link
 * FlowTracker} alone; others store it, save it and restore it.
 */
public final class FlowEntry {

    private static final int TCP = 6;

    private static final int VERSION = 1;

    /** No closing packet was seen. */
    private static final int OPEN = 0;

    /** IANA protocol number. */
    final int protocol;

    final long firstRuleTimeUs;

    /** Packets of the key that came before the first one with the same rule time. */
    final long place;

    /** The first packet was sent by the key's first end. */
    final boolean firstFromA;

    final boolean aLocal;
    final boolean bLocal;

    /** Of the first packet: innermost VLAN identifier, or −1. */
    final int vlanId;

    final @Nullable String tunnel;

    /** Sorted; nearly always one. */
    private List<String> sensors;

    boolean clientIsA;
    RoleBasis roleBasis;

    /** Rule time of the last packet, and how many packets of the key have it. */
    long lastRuleTimeUs;

    private long packetsAtLastRuleTime;

    /** Rule time of the packet that closed the flow, where {@link #closeReason} is not null. */
    private long closedUs;

    private @Nullable EndReason closeReason;

    /** INTERIM records made so far. */
    int revision;

    /** How many whole active timeouts had passed at the last of them. */
    long activePeriods;

    SideCounters a = new SideCounters();
    SideCounters b = new SideCounters();
    History history = new History();

    /** For protocol 6 only. */
    final @Nullable TcpConnection tcp;

    /** Opens a flow at its first packet, which is not counted yet. */
    FlowEntry(FlowKey key, TrainReader train, TrainPacket first, long place) {
        this.protocol = key.protocol();
        this.firstRuleTimeUs = first.ruleTimeUs;
        this.place = place;
        this.firstFromA = first.fromA;
        this.aLocal = train.aLocal();
        this.bLocal = train.bLocal();
        this.vlanId = train.vlanId();
        this.tunnel = train.tunnel();
        this.sensors = List.of(train.sensor());
        this.tcp = protocol == TCP ? new TcpConnection() : null;
        this.lastRuleTimeUs = first.ruleTimeUs;
        this.packetsAtLastRuleTime = place;
        this.roleBasis = Roles.basisAt(first, aLocal, bLocal);
        this.clientIsA = Roles.clientIsA(roleBasis, first, aLocal);
        if (clientIsA != firstFromA) {
            history.add(History.FLIPPED, true);
        }
    }

    private FlowEntry(AvroReader in) {
        protocol = in.readInt();
        firstRuleTimeUs = in.readLong();
        place = in.readLong();
        firstFromA = in.readBoolean();
        aLocal = in.readBoolean();
        bLocal = in.readBoolean();
        vlanId = in.readInt();
        tunnel = in.readBoolean() ? in.readString() : null;
        sensors = readSensors(in);
        clientIsA = in.readBoolean();
        roleBasis = RoleBasis.ofCode(in.readInt());
        lastRuleTimeUs = in.readLong();
        packetsAtLastRuleTime = in.readLong();
        int close = in.readInt();
        closeReason = close == OPEN ? null : EndReason.ofCode(close);
        closedUs = in.readLong();
        revision = in.readInt();
        activePeriods = in.readLong();
        a = SideCounters.readFrom(in);
        b = SideCounters.readFrom(in);
        history = History.readFrom(in);
        tcp = in.readBoolean() ? TcpConnection.readFrom(in) : null;
    }

    /** The place of a packet with this rule time that opens the key's next flow. */
    long placeOfNext(long ruleTimeUs) {
        return ruleTimeUs == lastRuleTimeUs ? packetsAtLastRuleTime : 0;
    }

    /** Takes over the rule time of a packet that joins. */
    void tick(long ruleTimeUs) {
        packetsAtLastRuleTime = placeOfNext(ruleTimeUs) + 1;
        lastRuleTimeUs = ruleTimeUs;
    }

    /** Rule time of the last packet. */
    public long lastUs() {
        return lastRuleTimeUs;
    }

    void sawSensor(String sensor) {
        List<String> known = sensors;
        if (known.size() == 1 && known.get(0).equals(sensor)) {
            return;
        }
        int at = Collections.binarySearch(known, sensor);
        if (at < 0) {
            List<String> more = new ArrayList<>(known);
            more.add(-at - 1, sensor);
            sensors = List.copyOf(more);
        }
    }

    List<String> sensors() {
        return sensors;
    }

    /** The closing packet came. Only the first one counts. */
    void close(EndReason reason, long ruleTimeUs) {
        if (closeReason == null) {
            closeReason = reason;
            closedUs = ruleTimeUs;
        }
    }

    /** FIN or RST once the flow is closed. */
    @Nullable EndReason closeReason() {
        return closeReason;
    }

    long closedUs() {
        return closedUs;
    }

    /** The other end turned out to be the client. */
    void flipRoles() {
        clientIsA = !clientIsA;
        history.flip();
        if (tcp != null) {
            tcp.flip();
        }
    }

    SideCounters client() {
        return clientIsA ? a : b;
    }

    SideCounters server() {
        return clientIsA ? b : a;
    }

    /** Appends the entry to saved state: the version, then every part. */
    public void writeTo(AvroWriter out) {
        out.writeLong(VERSION);
        out.writeLong(protocol);
        out.writeLong(firstRuleTimeUs);
        out.writeLong(place);
        out.writeBoolean(firstFromA);
        out.writeBoolean(aLocal);
        out.writeBoolean(bLocal);
        out.writeLong(vlanId);
        out.writeBoolean(tunnel != null);
        if (tunnel != null) {
            out.writeString(tunnel);
        }
        out.writeLong(sensors.size());
        for (int i = 0; i < sensors.size(); i++) {
            out.writeString(sensors.get(i));
        }
        out.writeBoolean(clientIsA);
        out.writeLong(roleBasis.code());
        out.writeLong(lastRuleTimeUs);
        out.writeLong(packetsAtLastRuleTime);
        out.writeLong(closeReason == null ? OPEN : closeReason.code());
        out.writeLong(closedUs);
        out.writeLong(revision);
        out.writeLong(activePeriods);
        a.writeTo(out);
        b.writeTo(out);
        history.writeTo(out);
        out.writeBoolean(tcp != null);
        if (tcp != null) {
            tcp.writeTo(out);
        }
    }

    /**
     * Reads an entry that {@link #writeTo} has written, of this version or any earlier one.
     *
     * @throws io.weir.schema.MalformedTrainException for a version of the future, and where the
     *     octets end early
     */
    public static FlowEntry readFrom(AvroReader in) {
        long version = in.readLong();
        if (version != VERSION) {
            throw in.malformed("a flow entry has version " + version + ", known is " + VERSION);
        }
        return new FlowEntry(in);
    }

    private static List<String> readSensors(AvroReader in) {
        int count = in.readLength();
        List<String> sensors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sensors.add(in.readString());
        }
        return List.copyOf(sensors);
    }
}
