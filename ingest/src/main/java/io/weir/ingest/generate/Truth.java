package io.weir.ingest.generate;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says about one flow, in the columns of the flow record. Columns that a plan cannot
 * say (they depend on how the meter is run, or on rules that only a meter keeps) are left out.
 *
 * @param record its values
 * @param columns the columns that hold one; a column in it without a value is null
 */
public record Truth(FlowRecord record, Set<FlowField> columns) {

    /** In every line. */
    private static final Set<FlowField> ALWAYS = always();

    private static Set<FlowField> always() {
        EnumSet<FlowField> columns = EnumSet.range(FlowField.CLIENT_IP, FlowField.DURATION_US);
        columns.addAll(EnumSet.range(FlowField.CLIENT_PACKETS, FlowField.SERVER_TTL_MAX));
        columns.add(FlowField.COMMUNITY_ID);
        columns.add(FlowField.RECORD_KIND);
        columns.add(FlowField.REVISION);
        return columns;
    }

    /**
     * @param lastUs capture time of the capture's last packet
     */
    static Truth of(PlannedFlow flow, String communityId, long lastUs) {
        FlowRecord record = new FlowRecord();
        Set<FlowField> columns = EnumSet.copyOf(ALWAYS);
        identify(flow, record, communityId);
        record.set(FlowField.START_TIME, flow.startUs());
        record.set(FlowField.END_TIME, flow.endUs());
        record.set(FlowField.DURATION_US, flow.endUs() - flow.startUs());
        setIfKnown(FlowField.END_REASON, flow.endReason(lastUs), record, columns);
        setIfKnown(FlowField.CONN_STATE, ConnState.of(flow), record, columns);
        setIfKnown(FlowField.HISTORY, flow.history(), record, columns);
        flow.client().fill(record, FlowField.CLIENT_PACKETS, client(flow).ttl());
        flow.server().fill(record, FlowField.SERVER_PACKETS, server(flow).ttl());
        handshake(flow, record, columns);
        return new Truth(record, columns);
    }

    private static void setIfKnown(
            FlowField column, @Nullable String value, FlowRecord record, Set<FlowField> columns) {
        if (value != null) {
            record.set(column, value);
            columns.add(column);
        }
    }

    private static void identify(PlannedFlow flow, FlowRecord record, String communityId) {
        record.set(FlowField.COMMUNITY_ID, communityId);
        record.set(FlowField.RECORD_KIND, "FINAL");
        Endpoint client = client(flow);
        Endpoint server = server(flow);
        record.set(FlowField.CLIENT_IP, client.address().toString());
        record.set(FlowField.CLIENT_PORT, client.port());
        record.set(FlowField.SERVER_IP, server.address().toString());
        record.set(FlowField.SERVER_PORT, server.port());
        record.set(FlowField.PROTOCOL, flow.conversation.protocol);
        record.set(FlowField.IP_VERSION, client.address().version());
        if (flow.conversation.vlan != Conversation.NO_VLAN) {
            record.set(FlowField.VLAN_ID, flow.conversation.vlan);
        }
        record.set(FlowField.ROLE_BASIS, flow.roleBasis());
        record.set(FlowField.CLIENT_LOCAL, client.local());
        record.set(FlowField.SERVER_LOCAL, server.local());
    }

    private static void handshake(PlannedFlow flow, FlowRecord record, Set<FlowField> columns) {
        @Nullable Handshake handshake = flow.handshake();
        if (handshake == null) {
            return;
        }
        columns.add(FlowField.SYN_TO_SYNACK_US);
        columns.add(FlowField.SYNACK_TO_ACK_US);
        handshake.fill(record);
    }

    private static Endpoint client(PlannedFlow flow) {
        return flow.turned() ? flow.conversation.server : flow.conversation.client;
    }

    private static Endpoint server(PlannedFlow flow) {
        return flow.turned() ? flow.conversation.client : flow.conversation.server;
    }
}
