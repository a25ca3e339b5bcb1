package io.weir.job.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows as a Parquet file: row groups of column chunks of pages, all pages of a row group
 * with the same rows. Rows are gathered by column and encoded a page at a time, which takes a third
 * of the time of the library's writer for records of a hundred columns.
 */
final class RowFile<T> {

    /** Rows of a page: 32 KB of a column of longs. */
    private static final int PAGE_ROWS = 4096;

    /** Rows of a row group, some 6 MB compressed, which is what an open file may hold in memory. */
    private static final int GROUP_ROWS = 1 << 16;

    /** Text that ends a page before it has all its rows: some 500 characters a row. */
    private static final int PAGE_CHARACTERS = 2 << 20;

    /** Compressed pages that end a row group before it has all its rows. */
    private static final int GROUP_BYTES = 8 << 20;

    private final RowColumns<T> columns;
    private final HeldText held = new HeldText();
    private final PageCompressor compressor;
    private final ParquetFileWriter file;
    private final ColumnChunk[] chunks;
    private int pageRows;
    private int groupRows;
    private long groupBytes;

    RowFile(OutputFile output, RowColumns<T> columns, PageCompressor compressor)
            throws IOException {
        MessageType schema = columns.schema();
        List<ColumnDescriptor> descriptors = schema.getColumns();
        this.columns = columns;
        this.compressor = compressor;
        this.chunks =
                descriptors.stream()
                        .map(descriptor -> new ColumnChunk(descriptor, held))
                        .toArray(ColumnChunk[]::new);
        this.file =
                new ParquetFileWriter(
                        output,
                        schema,
                        ParquetFileWriter.Mode.CREATE,
                        Long.MAX_VALUE,
                        0,
                        null,
                        ParquetProperties.builder().build());
        file.start();
    }

    void write(T row) throws IOException {
        columns.write(row, chunks);
        pageRows++;
        if (pageRows == PAGE_ROWS || held.characters() >= PAGE_CHARACTERS) {
            endPage();
        }
    }

    /** Writes what is left, and the footer. */
    void finish() throws IOException {
        endPage();
        endGroup();
        file.end(Map.of());
    }

    private void endPage() throws IOException {
        if (pageRows > 0) {
            for (ColumnChunk chunk : chunks) {
                groupBytes += chunk.endPage(pageRows, compressor);
            }
        }
        groupRows += pageRows;
        pageRows = 0;
        held.clear();
        if (groupRows >= GROUP_ROWS || groupBytes >= GROUP_BYTES) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        if (groupRows == 0) {
            return;
        }
        file.startBlock(groupRows);
        for (ColumnChunk chunk : chunks) {
            chunk.writeTo(file, compressor);
        }
        file.endBlock();
        groupRows = 0;
        groupBytes = 0;
    }
}
