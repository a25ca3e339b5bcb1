package io.weir.cli.query;

import io.weir.cli.format.TextBuffer;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the rows of a query are printed. */
public enum ResultFormat {
    /** Aligned columns for people. */
    TABLE,
    /**
     * RFC 4180 with a header; null is an empty cell, an empty text is {@code ""}; times as in JSON.
     */
    CSV,
    /** One array with an object for each row; times are integer microseconds since the epoch. */
    JSON;

    ResultWriter writer(TextBuffer out) {
        return switch (this) {
            case TABLE -> new ResultTable(out);
            case CSV -> new ResultCsv(out);
            case JSON -> new ResultJson(out);
        };
    }

    /** The names as they are typed. */
    static final class Converter implements ITypeConverter<ResultFormat> {

        @Override
        public ResultFormat convert(String name) {
            for (ResultFormat format : values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return format;
                }
            }
            throw new TypeConversionException("'" + name + "' is none of table, csv, json");
        }
    }
}
