package io.weir.job.stream;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A flow record between operators: its length and its Avro octets. It travels and is never kept in
 * state.
 */
public final class FlowRecordSerializer extends VersionedSerializer<FlowRecord> {

    public static final FlowRecordSerializer INSTANCE = new FlowRecordSerializer();

    private static final long serialVersionUID = 1L;
    private static final int USUAL_LENGTH = 512;

    @Override
    public void serialize(FlowRecord record, DataOutputView out) throws IOException {
        AvroWriter bytes = new AvroWriter(USUAL_LENGTH);
        FlowRecordCodec.write(record, bytes);
        out.writeInt(bytes.length());
        out.write(bytes.array(), 0, bytes.length());
    }

    @Override
    public FlowRecord deserialize(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return FlowRecordCodec.read(new AvroReader().reset(bytes, 0, bytes.length));
    }

    @Override
    public TypeSerializerSnapshot<FlowRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FlowRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
