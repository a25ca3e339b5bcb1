package io.weir.job.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Refused messages on their way to their topic, part by part; never kept in state. */
public final class RefusedMessageSerializer extends VersionedSerializer<RefusedMessage> {

    public static final RefusedMessageSerializer INSTANCE = new RefusedMessageSerializer();

    private static final long serialVersionUID = 1L;
    private static final int ABSENT = -1;
    private static final Refusal[] REASONS = Refusal.values();

    @Override
    public void serialize(RefusedMessage refused, DataOutputView out) throws IOException {
        out.writeByte(refused.reason().ordinal());
        out.writeUTF(refused.detail());
        out.writeUTF(refused.topic());
        out.writeInt(refused.partition());
        out.writeLong(refused.offset());
        write(refused.key(), out);
        write(refused.value(), out);
        out.writeInt(refused.packets());
        out.writeUTF(refused.domain());
        out.writeLong(refused.startUs());
    }

    @Override
    public RefusedMessage deserialize(DataInputView in) throws IOException {
        return new RefusedMessage(
                REASONS[in.readByte()],
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                read(in),
                read(in),
                in.readInt(),
                in.readUTF(),
                in.readLong());
    }

    private static void write(byte @Nullable [] octets, DataOutputView out) throws IOException {
        out.writeInt(octets == null ? ABSENT : octets.length);
        if (octets != null) {
            out.write(octets);
        }
    }

    private static byte @Nullable [] read(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] octets = new byte[length];
        in.readFully(octets);
        return octets;
    }

    @Override
    public TypeSerializerSnapshot<RefusedMessage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RefusedMessage> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
