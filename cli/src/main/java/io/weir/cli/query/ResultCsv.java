package io.weir.cli.query;

import io.weir.cli.format.CsvText;
import io.weir.cli.format.JsonValues;
import io.weir.cli.format.TextBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comma-separated values with a header, in the way of the flows' own CSV. */
final class ResultCsv implements ResultWriter {

    private final TextBuffer out;

    ResultCsv(TextBuffer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {
        row(new ArrayList<>(columns));
    }

    @Override
    public void row(List<@Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            Object value = values.get(i);
            if (value != null) {
                appendCell(value);
            }
        }
        out.append('\n');
    }

    private void appendCell(Object value) {
        if (value instanceof Number || value instanceof Instant) {
            out.append(TextValues.exact(value));
        } else if (value instanceof List<?> list && TextValues.isFlat(list)) {
            CsvText.append(out, list.stream().map(TextValues::exact).toList());
        } else if (value instanceof List<?> || value instanceof Map<?, ?>) {
            CsvText.appendEscaped(out, JsonValues.text(value));
        } else {
            CsvText.append(out, value.toString());
        }
    }

    @Override
    public void end() {}
}
