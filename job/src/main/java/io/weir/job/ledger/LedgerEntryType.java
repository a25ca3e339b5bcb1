package io.weir.job.ledger;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type of ledger entries, for {@code returns(…)}: never Kryo. */
public final class LedgerEntryType extends TypeInformation<LedgerEntry> {

    private static final long serialVersionUID = 1;

    @Override
    public TypeSerializer<LedgerEntry> createSerializer(SerializerConfig config) {
        return LedgerEntrySerializer.INSTANCE;
    }

    @Override
    public Class<LedgerEntry> getTypeClass() {
        return LedgerEntry.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof LedgerEntryType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerEntryType;
    }

    @Override
    public int hashCode() {
        return LedgerEntryType.class.hashCode();
    }

    @Override
    public String toString() {
        return "LedgerEntry";
    }
}
