package io.weir.job.ledger;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink how ledger entries travel. */
public final class LedgerEntryTypeFactory extends TypeInfoFactory<LedgerEntry> {

    @Override
    public TypeInformation<LedgerEntry> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return new LedgerEntryType();
    }
}
