package io.weir.cli.tail;

import io.weir.schema.AddressText;
import io.weir.schema.AvroReader;
import io.weir.schema.End;
import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.Heartbeat;
import io.weir.schema.MalformedTrainException;
import io.weir.schema.MessageType;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of weir as names and values. Of a train the values are those of its packets, not the
 * differences that stand in it.
 */
final class MessageValues {

    private final TrainReader train = new TrainReader();
    private final AddressText addresses = new AddressText();

    /** Never fails: what cannot be read is there in Base64, with the reason. */
    Map<String, @Nullable Object> of(byte[] octets) {
        AvroReader in = new AvroReader().reset(octets, 0, octets.length);
        MessageType type = MessageType.readHeader(in);
        if (type == null) {
            return unread("unknown", octets, null);
        }
        String name = type.name().toLowerCase(Locale.ROOT);
        try {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("type", name);
            switch (type) {
                case PACKET_TRAIN -> putTrain(values, octets);
                case HEARTBEAT -> putHeartbeat(values, Heartbeat.readFrom(rewound(octets)));
                case END -> putEnd(values, End.readFrom(rewound(octets)));
                case FLOW_RECORD -> putFlow(values, FlowRecordCodec.read(in));
            }
            return values;
        } catch (MalformedTrainException e) {
            return unread(name, octets, e.getMessage());
        }
    }

    private static AvroReader rewound(byte[] octets) {
        return new AvroReader().reset(octets, 0, octets.length);
    }

    private static Map<String, @Nullable Object> unread(
            String type, byte[] octets, @Nullable String problem) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("type", type);
        if (problem != null) {
            values.put("problem", problem);
        }
        values.put("base64", Base64.getEncoder().encodeToString(octets));
        return values;
    }

    private void putTrain(Map<String, @Nullable Object> values, byte[] octets) {
        train.check(octets, 0, octets.length);
        train.reset(octets, 0, octets.length);
        FlowKey key = train.key();
        putStream(
                values,
                key.domain(),
                train.sensor(),
                train.epoch(),
                train.sequence(),
                train.clockUs());
        values.put("protocol", key.protocol());
        values.put("address_a", addresses.of(key.ipVersion(), key.aHigh(), key.aLow()));
        values.put("port_a", key.aPort());
        values.put("address_b", addresses.of(key.ipVersion(), key.bHigh(), key.bLow()));
        values.put("port_b", key.bPort());
        values.put("a_local", train.aLocal());
        values.put("b_local", train.bLocal());
        values.put("vlan_id", train.vlanId() < 0 ? null : train.vlanId());
        values.put("tunnel", train.tunnel());
        List<Map<String, Object>> packets = new ArrayList<>();
        while (train.next()) {
            packets.add(packet(train.packet()));
        }
        values.put("packets", packets);
    }

    private static Map<String, Object> packet(TrainPacket packet) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rule_time_us", packet.ruleTimeUs);
        values.put("capture_time_us", packet.captureTimeUs);
        values.put("from", packet.fromA ? "a" : "b");
        values.put("wire_bytes", packet.wireBytes);
        values.put("ip_bytes", packet.ipBytes);
        values.put("payload_bytes", packet.payloadBytes);
        values.put("ttl", packet.ttl);
        if (packet.laterFragment) {
            values.put("later_fragment", true);
        }
        if (packet.tcp) {
            values.put("tcp_flags", packet.tcpFlags);
            values.put("seq", Integer.toUnsignedLong(packet.seq));
            values.put("ack", Integer.toUnsignedLong(packet.ack));
            values.put("window", packet.window);
        }
        return values;
    }

    private static void putHeartbeat(Map<String, @Nullable Object> values, Heartbeat beat) {
        putStream(
                values,
                beat.domain(),
                beat.sensor(),
                beat.epoch(),
                beat.sequence(),
                beat.clockUs());
        values.put("captured", beat.captured());
        values.put("decoded", beat.decoded());
        values.put("not_ip", beat.notIp());
        values.put("undecodable", beat.undecodable());
        values.put("orphan_fragments", beat.orphanFragments());
        values.put("dropped", beat.dropped());
        values.put("kernel_drops", beat.kernelDrops());
    }

    private static void putEnd(Map<String, @Nullable Object> values, End end) {
        putStream(values, end.domain(), end.sensor(), end.epoch(), end.sequence(), end.clockUs());
    }

    private static void putStream(
            Map<String, @Nullable Object> values,
            String domain,
            String sensor,
            long epoch,
            long sequence,
            long clockUs) {
        values.put("domain", domain);
        values.put("sensor", sensor);
        values.put("epoch", epoch);
        values.put("sequence", sequence);
        values.put("clock_us", clockUs);
    }

    private static void putFlow(Map<String, @Nullable Object> values, FlowRecord flow) {
        for (FlowField field : FlowRecord.columns()) {
            values.put(field.columnName(), flow.isNull(field) ? null : value(flow, field));
        }
    }

    private static @Nullable Object value(FlowRecord flow, FlowField field) {
        return switch (field.kind()) {
            case LONG, INT, TIME -> flow.number(field);
            case BOOLEAN -> flow.bool(field);
            case TEXT -> flow.text(field);
            case TEXT_LIST -> flow.list(field);
        };
    }
}
