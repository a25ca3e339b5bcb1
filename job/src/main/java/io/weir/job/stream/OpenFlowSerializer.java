package io.weir.job.stream;

import io.weir.job.flow.FlowEntry;
import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A version, axis and armed timer, then the flow entry in its own versioned layout behind its
 * length.
 */
public final class OpenFlowSerializer extends VersionedSerializer<OpenFlow> {

    public static final OpenFlowSerializer INSTANCE = new OpenFlowSerializer();

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 256;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public OpenFlow copy(OpenFlow from) {
        AvroWriter bytes = new AvroWriter(USUAL_LENGTH);
        from.entry().writeTo(bytes);
        return new OpenFlow(
                from.axis(),
                FlowEntry.readFrom(new AvroReader().reset(bytes.array(), 0, bytes.length())),
                from.armed());
    }

    @Override
    public void serialize(OpenFlow flow, DataOutputView out) throws IOException {
        AvroWriter bytes = new AvroWriter(USUAL_LENGTH);
        flow.entry().writeTo(bytes);
        out.writeByte(VERSION);
        out.writeInt(flow.axis());
        out.writeLong(flow.armed());
        out.writeInt(bytes.length());
        out.write(bytes.array(), 0, bytes.length());
    }

    @Override
    public OpenFlow deserialize(DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "open flow of version " + version + "; this weir reads version " + VERSION);
        }
        int axis = in.readInt();
        long armed = in.readLong();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new OpenFlow(
                axis, FlowEntry.readFrom(new AvroReader().reset(bytes, 0, bytes.length)), armed);
    }

    @Override
    public TypeSerializerSnapshot<OpenFlow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OpenFlow> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
