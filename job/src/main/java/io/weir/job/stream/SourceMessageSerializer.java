package io.weir.job.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What leaves the source: a mark which of the two it is, then its parts. Source and splitter are
 * one task unless somebody forbids chaining; it is never kept in state.
 */
public final class SourceMessageSerializer extends VersionedSerializer<SourceMessage> {

    private static final long serialVersionUID = 1L;

    private final TypeSerializer<SensorMessage> messages =
            SensorMessageSerializer.INSTANCE.duplicate();

    @Override
    public TypeSerializer<SourceMessage> duplicate() {
        return new SourceMessageSerializer();
    }

    @Override
    public void serialize(SourceMessage message, DataOutputView out) throws IOException {
        if (message instanceof SensorMessage accepted) {
            out.writeBoolean(true);
            messages.serialize(accepted, out);
        } else if (message instanceof RefusedMessage refused) {
            out.writeBoolean(false);
            RefusedMessageSerializer.INSTANCE.serialize(refused, out);
        }
    }

    @Override
    public SourceMessage deserialize(DataInputView in) throws IOException {
        return in.readBoolean()
                ? messages.deserialize(in)
                : RefusedMessageSerializer.INSTANCE.deserialize(in);
    }

    @Override
    public TypeSerializerSnapshot<SourceMessage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SourceMessage> {
        public Snapshot() {
            super(SourceMessageSerializer::new);
        }
    }
}
