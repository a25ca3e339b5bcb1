package io.weir.cli.query;

import io.weir.cli.format.JsonText;
import io.weir.cli.format.JsonValues;
import io.weir.cli.format.TextBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON array; each row is an object on a line of its own. */
final class ResultJson implements ResultWriter {

    private final TextBuffer out;
    private List<String> columns = List.of();
    private String separator = "[\n";

    ResultJson(TextBuffer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> names) {
        columns = names;
    }

    @Override
    public void row(List<@Nullable Object> values) {
        out.append(separator);
        out.append('{');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            JsonText.append(out, columns.get(i));
            out.append(':');
            JsonValues.append(out, values.get(i));
        }
        out.append('}');
        separator = ",\n";
    }

    @Override
    public void end() {
        out.append(separator.startsWith("[") ? "[]\n" : "\n]\n");
    }
}
