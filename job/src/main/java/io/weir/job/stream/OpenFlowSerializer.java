package io.weir.job.stream;

import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.WaitingTrains;
import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A version, axis and armed timer, then behind its length what is kept: version 1, the flow entry
 * in its own versioned layout; version 2, whether there is an entry, the entry, and the trains that
 * wait.
 */
public final class OpenFlowSerializer extends VersionedSerializer<OpenFlow> {

    public static final OpenFlowSerializer INSTANCE = new OpenFlowSerializer();

    private static final long serialVersionUID = 1L;
    private static final int WITHOUT_WAITING = 1;
    private static final int VERSION = 2;
    private static final int USUAL_LENGTH = 256;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public OpenFlow copy(OpenFlow from) {
        AvroWriter bytes = kept(from);
        AvroReader in = new AvroReader().reset(bytes.array(), 0, bytes.length());
        return read(from.axis(), from.armed(), in, VERSION);
    }

    @Override
    public void serialize(OpenFlow flow, DataOutputView out) throws IOException {
        AvroWriter bytes = kept(flow);
        out.writeByte(VERSION);
        out.writeInt(flow.axis());
        out.writeLong(flow.armed());
        out.writeInt(bytes.length());
        out.write(bytes.array(), 0, bytes.length());
    }

    private static AvroWriter kept(OpenFlow flow) {
        AvroWriter bytes = new AvroWriter(USUAL_LENGTH);
        FlowEntry entry = flow.entry();
        bytes.writeBoolean(entry != null);
        if (entry != null) {
            entry.writeTo(bytes);
        }
        bytes.writeBoolean(flow.isWaiting());
        if (flow.isWaiting()) {
            flow.waiting().writeTo(bytes);
        }
        return bytes;
    }

    @Override
    public OpenFlow deserialize(DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        if (version < WITHOUT_WAITING || version > VERSION) {
            throw new IOException(
                    "open flow of version " + version + "; this weir reads 1 to " + VERSION);
        }
        int axis = in.readInt();
        long armed = in.readLong();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return read(axis, armed, new AvroReader().reset(bytes, 0, bytes.length), version);
    }

    private static OpenFlow read(int axis, long armed, AvroReader in, int version) {
        if (version == WITHOUT_WAITING) {
            return new OpenFlow(axis, FlowEntry.readFrom(in), null, armed);
        }
        FlowEntry entry = in.readBoolean() ? FlowEntry.readFrom(in) : null;
        WaitingTrains waiting = in.readBoolean() ? WaitingTrains.readFrom(in) : null;
        return new OpenFlow(axis, entry, waiting, armed);
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
