package io.weir.job.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** INT64, INT32 or BOOLEAN values, written plain: compressed they take no more than encoded. */
final class NumberValues implements PageValues {

    private final PrimitiveTypeName type;
    private long[] values = new long[16];
    private int count;

    NumberValues(PrimitiveTypeName type) {
        this.type = type;
    }

    @Override
    public void addNumber(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Encoding encode(PageBytes out, Statistics.Builder statistics) {
        if (count > 0) {
            addExtremes(statistics);
        }
        switch (type) {
            case INT64 -> out.putLongs(values, count);
            case INT32 -> out.putInts(values, count);
            default -> putBooleans(out);
        }
        count = 0;
        return Encoding.PLAIN;
    }

    private void addExtremes(Statistics.Builder statistics) {
        long least = values[0];
        long greatest = values[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        statistics.withMin(plain(least)).withMax(plain(greatest));
    }

    private byte[] plain(long value) {
        return switch (type) {
            case INT64 -> BytesUtils.longToBytes(value);
            case INT32 -> BytesUtils.intToBytes((int) value);
            default -> BytesUtils.booleanToBytes(value != 0);
        };
    }

    private void putBooleans(PageBytes out) {
        for (int from = 0; from < count; from += 8) {
            int octet = 0;
            for (int i = from; i < Math.min(count, from + 8); i++) {
                octet |= (values[i] == 0 ? 0 : 1) << (i - from);
            }
            out.putByte(octet);
        }
    }

    @Override
    public @Nullable TextDictionary takeDictionary() {
        return null;
    }
}
