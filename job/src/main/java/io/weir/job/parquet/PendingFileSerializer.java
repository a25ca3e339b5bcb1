package io.weir.job.parquet;

import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Pending files as checkpoints keep them. Version 1: path (modified UTF-8), version, length and
 * bytes of what the path's file system wrote.
 */
public final class PendingFileSerializer implements SimpleVersionedSerializer<PendingFile> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(PendingFile file) throws IOException {
        SimpleVersionedSerializer<CommitRecoverable> inner = serializer(file.path());
        byte[] recoverable = inner.serialize(file.recoverable());
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeUTF(file.path().toString());
        out.writeInt(inner.getVersion());
        out.writeInt(recoverable.length);
        out.write(recoverable);
        return out.getCopyOfBuffer();
    }

    @Override
    public PendingFile deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("pending file of unknown version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        Path path = new Path(in.readUTF());
        int innerVersion = in.readInt();
        byte[] recoverable = new byte[in.readInt()];
        in.readFully(recoverable);
        return new PendingFile(path, serializer(path).deserialize(innerVersion, recoverable));
    }

    private static SimpleVersionedSerializer<CommitRecoverable> serializer(Path path)
            throws IOException {
        return path.getFileSystem().createRecoverableWriter().getCommitRecoverableSerializer();
    }
}
