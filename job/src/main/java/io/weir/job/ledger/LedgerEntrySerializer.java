package io.weir.job.ledger;

import io.weir.job.stream.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Ledger entries in streams and in state. Each value begins with its version, so that entries of
 * every release stay readable; version 1: domain, hour, outcome, packets.
 */
public final class LedgerEntrySerializer extends VersionedSerializer<LedgerEntry> {

    public static final LedgerEntrySerializer INSTANCE = new LedgerEntrySerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    @Override
    public void serialize(LedgerEntry entry, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        StringValue.writeString(entry.domain(), out);
        out.writeLong(entry.hour());
        StringValue.writeString(entry.outcome(), out);
        out.writeLong(entry.packets());
    }

    @Override
    public LedgerEntry deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("ledger entry of unknown version " + version);
        }
        return new LedgerEntry(
                StringValue.readString(in),
                in.readLong(),
                StringValue.readString(in),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<LedgerEntry> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a checkpoint keeps of this serializer: that it was this one. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LedgerEntry> {

        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
