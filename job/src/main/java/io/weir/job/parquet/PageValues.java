package io.weir.job.parquet;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The values of one column since the last page, without its nulls. */
interface PageValues {

    int count();

    default void addNumber(long value) {
        throw new IllegalStateException("a number in a column of texts");
    }

    default void addText(String text) {
        throw new IllegalStateException("a text in a column of numbers");
    }

    /**
     * Appends the values and forgets them.
     *
     * @param statistics gets the least and the greatest value, if there are values
     */
    Encoding encode(PageBytes out, Statistics.Builder statistics);

    /** What the pages since the last call refer to; null when none does. */
    @Nullable TextDictionary takeDictionary();
}
