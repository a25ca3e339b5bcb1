package io.weir.job.flow;

import io.weir.schema.AddressText;
import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;

/** Makes the record of a flow from its entry. One instance serves one thread. */
final class FlowReport {

    private static final String FINAL = "FINAL";
    private static final String INTERIM = "INTERIM";

    private final String configId;
    private final FlowId flowIds = new FlowId();
    private final CommunityId communityIds = new CommunityId();
    private final AddressText addresses = new AddressText();

    FlowReport(String configId) {
        this.configId = configId;
    }

    /** The flow so far; it goes on. */
    FlowRecord interim(FlowEntry entry, FlowKey key) {
        return record(entry, key, INTERIM, EndReason.ACTIVE_TIMEOUT);
    }

    /** The whole flow. */
    FlowRecord last(FlowEntry entry, FlowKey key, EndReason reason) {
        return record(entry, key, FINAL, reason);
    }

    private FlowRecord record(FlowEntry entry, FlowKey key, String kind, EndReason reason) {
        FlowRecord record = new FlowRecord();
        record.set(FlowField.FLOW_ID, flowIds.of(key, entry.firstRuleTimeUs, entry.place));
        record.set(FlowField.COMMUNITY_ID, communityIds.of(key, entry.firstFromA));
        record.set(FlowField.OBSERVATION_DOMAIN, key.domain());
        record.set(FlowField.RECORD_KIND, kind);
        record.set(FlowField.REVISION, entry.revision);
        record.set(FlowField.SENSORS, entry.sensors());
        record.set(FlowField.CONFIG_ID, configId);
        setEnds(record, entry, key);
        setLife(record, entry, key, reason);
        setSide(record, SideColumns.CLIENT, entry.client());
        setSide(record, SideColumns.SERVER, entry.server());
        return record;
    }

    private void setEnds(FlowRecord record, FlowEntry entry, FlowKey key) {
        int version = key.ipVersion();
        String a = addresses.of(version, key.aHigh(), key.aLow());
        String b = addresses.of(version, key.bHigh(), key.bLow());
        boolean clientIsA = entry.clientIsA;
        record.set(FlowField.CLIENT_IP, clientIsA ? a : b);
        record.set(FlowField.CLIENT_PORT, clientIsA ? key.aPort() : key.bPort());
        record.set(FlowField.SERVER_IP, clientIsA ? b : a);
        record.set(FlowField.SERVER_PORT, clientIsA ? key.bPort() : key.aPort());
        record.set(FlowField.PROTOCOL, key.protocol());
        record.set(FlowField.IP_VERSION, version);
        if (entry.vlanId >= 0) {
            record.set(FlowField.VLAN_ID, entry.vlanId);
        }
        if (entry.tunnel != null) {
            record.set(FlowField.TUNNEL, entry.tunnel);
        }
        record.set(FlowField.ROLE_BASIS, entry.roleBasis.name());
        record.set(FlowField.CLIENT_LOCAL, clientIsA ? entry.aLocal : entry.bLocal);
        record.set(FlowField.SERVER_LOCAL, clientIsA ? entry.bLocal : entry.aLocal);
    }

    private static void setLife(FlowRecord record, FlowEntry entry, FlowKey key, EndReason reason) {
        long start = earlier(entry.a.firstUs, entry.b.firstUs);
        long end = Math.max(entry.a.lastUs, entry.b.lastUs);
        record.set(FlowField.START_TIME, start);
        record.set(FlowField.END_TIME, end);
        record.set(FlowField.DURATION_US, end - start);
        record.set(FlowField.END_REASON, reason.name());
        String history = entry.history.text();
        record.set(FlowField.HISTORY, history);
        TcpConnection tcp = entry.tcp;
        if (tcp == null) {
            boolean clientSent = entry.client().packets > 0;
            boolean serverSent = entry.server().packets > 0;
            record.set(FlowField.CONN_STATE, ConnState.of(key.protocol(), clientSent, serverSent));
            return;
        }
        TcpEndpoint client = tcp.end(entry.clientIsA);
        TcpEndpoint server = tcp.end(!entry.clientIsA);
        record.set(FlowField.CONN_STATE, ConnState.of(client, server, history));
        setIfKnown(record, FlowField.SYN_TO_SYNACK_US, tcp.handshake.synToAnswerUs());
        setIfKnown(record, FlowField.SYNACK_TO_ACK_US, tcp.handshake.answerToEndUs());
    }

    private static long earlier(long one, long other) {
        if (one == SideCounters.NONE) {
            return other;
        }
        return other == SideCounters.NONE ? one : Math.min(one, other);
    }

    private static void setSide(FlowRecord record, SideColumns to, SideCounters side) {
        record.set(to.packets, side.packets);
        record.set(to.wireBytes, side.wireBytes);
        record.set(to.ipBytes, side.ipBytes);
        record.set(to.payloadBytes, side.payloadBytes);
        record.set(to.payloadPackets, side.payloadPackets);
        setIfKnown(record, to.first, side.firstUs);
        setIfKnown(record, to.last, side.lastUs);
        setIfKnown(record, to.firstPayload, side.firstPayloadUs);
        setIfKnown(record, to.lastPayload, side.lastPayloadUs);
        record.set(to.syn, side.syn);
        record.set(to.ack, side.ack);
        record.set(to.fin, side.fin);
        record.set(to.rst, side.rst);
        record.set(to.psh, side.psh);
        record.set(to.urg, side.urg);
        record.set(to.ece, side.ece);
        record.set(to.cwr, side.cwr);
        record.set(to.pureAcks, side.pureAcks);
        if (side.packets > 0) {
            record.set(to.ttlMin, side.ttlMin);
            record.set(to.ttlMax, side.ttlMax);
        }
    }

    private static void setIfKnown(FlowRecord record, FlowField field, long value) {
        if (value != SideCounters.NONE) {
            record.set(field, value);
        }
    }
}
