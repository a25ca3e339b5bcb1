package io.weir.job.parquet;

import io.weir.job.ledger.LedgerEntry;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** The ledger as a table: {@code observation_domain, hour, outcome, packets}. */
final class LedgerColumns implements RowColumns<LedgerEntry> {

    private static final long serialVersionUID = 1;
    private static final long HOUR_US = 3_600_000_000L;

    private static final String DOMAIN = "observation_domain";
    private static final String HOUR = "hour";
    private static final String OUTCOME = "outcome";
    private static final String PACKETS = "packets";

    @Override
    public MessageType schema() {
        return new MessageType(
                "ledger",
                ColumnTypes.text(DOMAIN, false),
                ColumnTypes.time(HOUR, false),
                ColumnTypes.text(OUTCOME, false),
                ColumnTypes.longNumber(PACKETS, false));
    }

    @Override
    public Set<String> repetitiveColumns() {
        return Set.of(DOMAIN, OUTCOME);
    }

    @Override
    public HourFolder folder(LedgerEntry row) {
        return HourFolder.NONE;
    }

    @Override
    public void write(LedgerEntry row, RecordConsumer out) {
        out.startField(DOMAIN, 0);
        out.addBinary(Binary.fromString(row.domain()));
        out.endField(DOMAIN, 0);
        out.startField(HOUR, 1);
        out.addLong(row.hour() * HOUR_US);
        out.endField(HOUR, 1);
        out.startField(OUTCOME, 2);
        out.addBinary(Binary.fromString(row.outcome()));
        out.endField(OUTCOME, 2);
        out.startField(PACKETS, 3);
        out.addLong(row.packets());
        out.endField(PACKETS, 3);
    }
}
