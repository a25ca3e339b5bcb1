package io.weir.job.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * One column of a row group that is being made: the values of the page under way, and the pages
 * before it, compressed. A column that may be null, or a list that may be empty, has a definition
 * level; a list also has a repetition level.
 */
final class ColumnChunk {

    private record Page(
            byte[] compressed,
            int plainBytes,
            int values,
            int rows,
            Statistics<?> statistics,
            Encoding encoding) {}

    private final ColumnDescriptor descriptor;
    private final HeldText held;
    private final boolean repeated;
    private final boolean optional;
    private final BitLevels repetition = new BitLevels();
    private final BitLevels definition = new BitLevels();
    private final PageValues values;
    private final List<Page> pages = new ArrayList<>();

    /**
     * @param held counts the texts of all columns of the file
     */
    ColumnChunk(ColumnDescriptor descriptor, HeldText held) {
        if (descriptor.getMaxDefinitionLevel() > 1 || descriptor.getMaxRepetitionLevel() > 1) {
            throw new IllegalArgumentException("a nested column: " + descriptor);
        }
        PrimitiveTypeName type = descriptor.getPrimitiveType().getPrimitiveTypeName();
        this.descriptor = descriptor;
        this.held = held;
        repeated = descriptor.getMaxRepetitionLevel() > 0;
        optional = descriptor.getMaxDefinitionLevel() > 0;
        values = type == PrimitiveTypeName.BINARY ? new TextValues() : new NumberValues(type);
    }

    /** A number; 0 and 1 for a boolean. */
    void addNumber(long value) {
        addPresent();
        values.addNumber(value);
    }

    void addText(String text) {
        addPresent();
        held.add(text);
        values.addText(text);
    }

    private void addPresent() {
        if (optional) {
            definition.add(true);
        }
    }

    /** No value; for a nullable column only. */
    void addNull() {
        if (!optional || repeated) {
            throw new IllegalStateException("null in " + descriptor);
        }
        definition.add(false);
    }

    void addTexts(List<String> list) {
        if (list.isEmpty()) {
            repetition.add(false);
            definition.add(false);
        }
        for (int i = 0; i < list.size(); i++) {
            repetition.add(i > 0);
            addText(list.get(i));
        }
    }

    /**
     * Ends a page.
     *
     * @param rows how many rows its values belong to
     * @return the octets that it takes until the row group is written
     */
    int endPage(int rows, PageCompressor compressor) {
        Statistics.Builder statistics =
                Statistics.getBuilderForReading(descriptor.getPrimitiveType());
        PageBytes plain = compressor.plain();
        int count = values.count();
        if (repeated) {
            repetition.encode(plain, compressor.scratch());
            repetition.clear();
        }
        if (optional) {
            count = definition.count();
            statistics.withNumNulls(definition.zeros());
            definition.encode(plain, compressor.scratch());
            definition.clear();
        } else {
            statistics.withNumNulls(0);
        }
        Encoding encoding = values.encode(plain, statistics);
        byte[] compressed = compressor.compressed();
        pages.add(new Page(compressed, plain.size(), count, rows, statistics.build(), encoding));
        return compressed.length;
    }

    /** Writes all pages and forgets them. */
    void writeTo(ParquetFileWriter file, PageCompressor compressor) throws IOException {
        long count = pages.stream().mapToLong(Page::values).sum();
        file.startColumn(descriptor, count, CompressionCodecName.ZSTD);
        TextDictionary dictionary = values.takeDictionary();
        if (dictionary != null) {
            file.writeDictionaryPage(page(dictionary, compressor));
        }
        for (Page page : pages) {
            file.writeDataPage(
                    page.values(),
                    page.plainBytes(),
                    BytesInput.from(page.compressed()),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        file.endColumn();
        pages.clear();
    }

    private static DictionaryPage page(TextDictionary dictionary, PageCompressor compressor) {
        PageBytes plain = compressor.plain();
        dictionary.putTexts(plain);
        return new DictionaryPage(
                BytesInput.from(compressor.compressed()),
                plain.size(),
                dictionary.size(),
                Encoding.PLAIN);
    }
}
