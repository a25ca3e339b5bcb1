package io.weir.schema;

import io.weir.schema.PacketValues.TcpValues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A train to and from Avro's generic record, by the words of {@code packet-train.avsc} and in the
 * plainest way: each difference is taken from the list of earlier packets.
 */
final class GenericTrain {

    private final Schema schema;
    private final Schema packetSchema;
    private final Schema tcpSchema;
    private final Schema optionsSchema;

    GenericTrain(Schema schema) {
        this.schema = schema;
        packetSchema = schema.getField("packets").schema().getElementType();
        tcpSchema = packetSchema.getField("tcp").schema().getTypes().get(1);
        optionsSchema = tcpSchema.getField("options").schema().getTypes().get(1);
    }

    GenericRecord toGeneric(Train train) {
        GenericRecord to = new GenericData.Record(schema);
        FlowKey key = train.key();
        to.put("domain", key.domain());
        to.put("protocol", key.protocol());
        to.put("address_a", address(key, key.aHigh(), key.aLow()));
        to.put("port_a", key.aPort());
        to.put("address_b", address(key, key.bHigh(), key.bLow()));
        to.put("port_b", key.bPort());
        TrainHeader header = train.header();
        to.put("local", (header.aLocal() ? 1 : 0) + (header.bLocal() ? 2 : 0));
        to.put("vlan_id", header.vlanId() < 0 ? null : header.vlanId());
        to.put("tunnel", header.tunnel());
        to.put("sensor", header.sensor());
        to.put("epoch", header.epoch());
        to.put("sequence", header.sequence());
        to.put("clock_us", header.clockUs());
        to.put("start_us", train.packets().get(0).ruleTimeUs());
        List<GenericRecord> packets = new ArrayList<>();
        for (int i = 0; i < train.packets().size(); i++) {
            packets.add(packet(train.packets().subList(0, i), train.packets().get(i)));
        }
        to.put("packets", packets);
        return to;
    }

    private GenericRecord packet(List<PacketValues> earlier, PacketValues packet) {
        long before =
                earlier.isEmpty()
                        ? packet.ruleTimeUs()
                        : earlier.get(earlier.size() - 1).ruleTimeUs();
        List<PacketValues> side =
                earlier.stream().filter(p -> p.fromA() == packet.fromA()).toList();
        int ttl = side.isEmpty() ? 0 : side.get(side.size() - 1).ttl();
        GenericRecord to = new GenericData.Record(packetSchema);
        to.put("rule_time_delta_us", packet.ruleTimeUs() - before);
        to.put("capture_offset_us", packet.captureTimeUs() - packet.ruleTimeUs());
        to.put("kind", (packet.fromA() ? 0 : 1) + (packet.laterFragment() ? 2 : 0));
        to.put("overhead_bytes", packet.wireBytes() - packet.ipBytes());
        to.put("ip_bytes", packet.ipBytes());
        to.put("header_bytes", packet.ipBytes() - packet.payloadBytes());
        to.put("ttl_delta", packet.ttl() - ttl);
        to.put("tcp", packet.tcp() == TcpValues.NONE ? null : tcp(side, packet.tcp()));
        return to;
    }

    private GenericRecord tcp(List<PacketValues> side, TcpValues tcp) {
        List<PacketValues> segments = side.stream().filter(p -> p.tcp() != TcpValues.NONE).toList();
        GenericRecord to = new GenericData.Record(tcpSchema);
        PacketValues last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        to.put("flags", tcp.flags());
        to.put("seq_delta", tcp.seq() - (last == null ? 0 : expectedAfter(last)));
        to.put("ack_delta", tcp.ack() - (last == null ? 0 : last.tcp().ack()));
        to.put("window_delta", tcp.window() - (last == null ? 0 : last.tcp().window()));
        boolean options = tcp.mss() != -1 || tcp.windowScale() != -1 || tcp.sack();
        to.put("options", options ? options(tcp) : null);
        return to;
    }

    private GenericRecord options(TcpValues tcp) {
        GenericRecord to = new GenericData.Record(optionsSchema);
        to.put("mss", tcp.mss());
        to.put("window_scale", tcp.windowScale());
        to.put("sack_permitted", tcp.sack());
        return to;
    }

    private static int expectedAfter(PacketValues segment) {
        int flags = segment.tcp().flags();
        return (int)
                (segment.tcp().seq() + segment.payloadBytes() + (flags >> 1 & 1) + (flags & 1));
    }

    private static ByteBuffer address(FlowKey key, long high, long low) {
        return key.ipVersion() == 4
                ? ByteBuffer.allocate(4).putInt((int) low).flip()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).flip();
    }
}
