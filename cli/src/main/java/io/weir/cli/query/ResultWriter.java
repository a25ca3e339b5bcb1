package io.weir.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a result row by row; {@link #end} always comes last. */
interface ResultWriter {

    void begin(List<String> columns) throws IOException;

    /** Values as {@link ResultValues} gives them. */
    void row(List<@Nullable Object> values) throws IOException;

    void end() throws IOException;
}
