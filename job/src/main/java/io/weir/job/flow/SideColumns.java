package io.weir.job.flow;

import io.weir.schema.FlowField;

/** The columns of the flow record that hold one side's counters. */
enum SideColumns {
    CLIENT,
    SERVER;

    final FlowField packets = column("PACKETS");
    final FlowField wireBytes = column("WIRE_BYTES");
    final FlowField ipBytes = column("IP_BYTES");
    final FlowField payloadBytes = column("PAYLOAD_BYTES");
    final FlowField payloadPackets = column("PAYLOAD_PACKETS");
    final FlowField first = column("FIRST");
    final FlowField last = column("LAST");
    final FlowField firstPayload = column("FIRST_PAYLOAD");
    final FlowField lastPayload = column("LAST_PAYLOAD");
    final FlowField syn = column("SYN");
    final FlowField ack = column("ACK");
    final FlowField fin = column("FIN");
    final FlowField rst = column("RST");
    final FlowField psh = column("PSH");
    final FlowField urg = column("URG");
    final FlowField ece = column("ECE");
    final FlowField cwr = column("CWR");
    final FlowField pureAcks = column("PURE_ACKS");
    final FlowField ttlMin = column("TTL_MIN");
    final FlowField ttlMax = column("TTL_MAX");

    private FlowField column(String name) {
        return FlowField.valueOf(name() + "_" + name);
    }
}
