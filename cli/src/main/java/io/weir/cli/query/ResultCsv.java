package io.weir.cli.query;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values that a spreadsheet takes as data: no text begins a formula. */
final class ResultCsv implements ResultWriter {

    /** What spreadsheets take for the beginning of a formula, full-width forms included. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private final Writer out;

    ResultCsv(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        row(new ArrayList<>(columns));
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            out.write(separator);
            out.write(value == null ? "" : cell(value));
            separator = ",";
        }
        out.write('\n');
    }

    private static String cell(Object value) {
        String text = TextValues.exact(value);
        if (value instanceof Number || value instanceof Instant) {
            return text;
        }
        if (text.isEmpty()) {
            return "\"\"";
        }
        if (FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    @Override
    public void end() {}
}
