package io.weir.job.stream;

import io.weir.schema.TrainReader;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Axis, length and the message as the sensor made it, whose own fingerprint is its version. */
public final class SensorMessageSerializer extends VersionedSerializer<SensorMessage> {

    public static final SensorMessageSerializer INSTANCE = new SensorMessageSerializer();

    private static final long serialVersionUID = 1L;

    /** Keeps the domain read last, so that its text is made once: each task has its own. */
    private transient TrainReader trains = new TrainReader();

    @Override
    public TypeSerializer<SensorMessage> duplicate() {
        return new SensorMessageSerializer();
    }

    @Override
    public void serialize(SensorMessage message, DataOutputView out) throws IOException {
        out.writeInt(message.axis());
        out.writeInt(message.bytes().length);
        out.write(message.bytes());
    }

    @Override
    public SensorMessage deserialize(DataInputView in) throws IOException {
        int axis = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return SensorMessage.of(axis, bytes, trains);
    }

    private void readObject(java.io.ObjectInputStream in)
            throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        trains = new TrainReader();
    }

    @Override
    public TypeSerializerSnapshot<SensorMessage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SensorMessage> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
