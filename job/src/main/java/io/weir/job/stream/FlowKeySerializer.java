package io.weir.job.stream;

import io.weir.schema.FlowKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Octets of a flow key, for ever: Flink cannot change a key's layout later. Domain (length,
 * modified UTF-8), IP version, then each end's address (4 or 16 octets) and port, then the
 * protocol.
 */
public final class FlowKeySerializer extends VersionedSerializer<FlowKey> {

    public static final FlowKeySerializer INSTANCE = new FlowKeySerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(FlowKey key, DataOutputView out) throws IOException {
        out.writeUTF(key.domain());
        out.writeByte(key.ipVersion());
        if (key.ipVersion() == 4) {
            out.writeInt((int) key.aLow());
            out.writeInt((int) key.bLow());
        } else {
            out.writeLong(key.aHigh());
            out.writeLong(key.aLow());
            out.writeLong(key.bHigh());
            out.writeLong(key.bLow());
        }
        out.writeShort(key.aPort());
        out.writeShort(key.bPort());
        out.writeByte(key.protocol());
    }

    @Override
    public FlowKey deserialize(DataInputView in) throws IOException {
        String domain = in.readUTF();
        int ipVersion = in.readUnsignedByte();
        boolean v4 = ipVersion == 4;
        long aHigh = v4 ? 0 : in.readLong();
        long aLow = v4 ? in.readInt() & 0xffffffffL : in.readLong();
        long bHigh = v4 ? 0 : in.readLong();
        long bLow = v4 ? in.readInt() & 0xffffffffL : in.readLong();
        int aPort = in.readUnsignedShort();
        int bPort = in.readUnsignedShort();
        int protocol = in.readUnsignedByte();
        return new FlowKey(domain, ipVersion, aHigh, aLow, aPort, bHigh, bLow, bPort, protocol);
    }

    @Override
    public TypeSerializerSnapshot<FlowKey> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FlowKey> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
