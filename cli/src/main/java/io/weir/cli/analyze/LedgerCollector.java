package io.weir.cli.analyze;

import io.weir.job.ledger.LedgerEntry;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands ledger entries to the run. */
final class LedgerCollector implements Sink<LedgerEntry> {

    private static final long serialVersionUID = 1L;

    private final InProcess<Consumer<LedgerEntry>> ledger;

    LedgerCollector(InProcess<Consumer<LedgerEntry>> ledger) {
        this.ledger = ledger;
    }

    @Override
    public SinkWriter<LedgerEntry> createWriter(WriterInitContext context) {
        return new Writer(ledger.get());
    }

    private record Writer(Consumer<LedgerEntry> ledger) implements SinkWriter<LedgerEntry> {

        @Override
        public void write(LedgerEntry entry, Context context) {
            ledger.accept(entry);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
