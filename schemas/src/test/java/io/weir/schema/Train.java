package io.weir.schema;

import java.util.List;

/** A whole train as plain values: what goes into the codec and what must come out of it. */
record Train(FlowKey key, TrainHeader header, List<PacketValues> packets) {

    byte[] write() {
        TrainWriter writer = new TrainWriter();
        packets.forEach(packet -> writer.add(packet.toPacket()));
        AvroWriter out = new AvroWriter(16);
        writer.writeTo(out, key, header);
        return out.toByteArray();
    }

    static Train read(byte[] message) {
        TrainReader reader = new TrainReader().reset(message, 0, message.length);
        TrainHeader header =
                new TrainHeader(
                        reader.sensor(),
                        reader.epoch(),
                        reader.sequence(),
                        reader.clockUs(),
                        reader.aLocal(),
                        reader.bLocal(),
                        reader.vlanId(),
                        reader.tunnel());
        return new Train(reader.key(), header, PacketValues.readAll(reader));
    }
}
