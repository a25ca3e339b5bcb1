package io.weir.cli.query;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON array; each row is an object on a line of its own. */
final class ResultJson implements ResultWriter {

    private final Writer out;
    private List<String> columns = List.of();
    private String separator = "[\n";

    ResultJson(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> names) {
        columns = names;
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        StringBuilder json = new StringBuilder(separator).append('{');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            JsonValues.appendText(json, columns.get(i));
            json.append(':');
            JsonValues.append(json, values.get(i));
        }
        out.append(json.append('}'));
        separator = ",\n";
    }

    @Override
    public void end() throws IOException {
        out.write(separator.startsWith("[") ? "[]\n" : "\n]\n");
    }
}
