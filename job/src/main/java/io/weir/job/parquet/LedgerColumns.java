package io.weir.job.parquet;

import io.weir.job.ledger.LedgerEntry;
import org.apache.parquet.schema.MessageType;

/** The ledger as a table: {@code observation_domain, hour, outcome, packets}. */
final class LedgerColumns implements RowColumns<LedgerEntry> {

    private static final long serialVersionUID = 1;
    private static final long HOUR_US = 3_600_000_000L;

    @Override
    public MessageType schema() {
        return new MessageType(
                "ledger",
                ColumnTypes.text("observation_domain", false),
                ColumnTypes.time("hour", false),
                ColumnTypes.text("outcome", false),
                ColumnTypes.longNumber("packets", false));
    }

    @Override
    public long hour(LedgerEntry row) {
        return HourFolder.NONE;
    }

    @Override
    public void write(LedgerEntry row, ColumnChunk[] columns) {
        columns[0].addText(row.domain());
        columns[1].addNumber(row.hour() * HOUR_US);
        columns[2].addText(row.outcome());
        columns[3].addNumber(row.packets());
    }
}
