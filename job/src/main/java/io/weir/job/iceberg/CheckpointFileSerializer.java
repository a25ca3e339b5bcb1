package io.weir.job.iceberg;

import io.weir.job.parquet.PendingFile;
import io.weir.job.parquet.PendingFileSerializer;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Files as checkpoints keep them. Version 1: run (modified UTF-8), checkpoint, version, length and
 * bytes of the {@link PendingFile}.
 */
final class CheckpointFileSerializer implements SimpleVersionedSerializer<CheckpointFile> {

    private static final int VERSION = 1;

    private final PendingFileSerializer files = new PendingFileSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(CheckpointFile file) throws IOException {
        byte[] pending = files.serialize(file.file());
        DataOutputSerializer out = new DataOutputSerializer(64 + pending.length);
        out.writeUTF(file.runId());
        out.writeLong(file.checkpoint());
        out.writeInt(files.getVersion());
        out.writeInt(pending.length);
        out.write(pending);
        return out.getCopyOfBuffer();
    }

    @Override
    public CheckpointFile deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("file of a checkpoint, of unknown version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        String runId = in.readUTF();
        long checkpoint = in.readLong();
        int pendingVersion = in.readInt();
        byte[] pending = new byte[in.readInt()];
        in.readFully(pending);
        return new CheckpointFile(files.deserialize(pendingVersion, pending), runId, checkpoint);
    }
}
