package io.weir.cli.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a result row by row into a buffer of its own; {@link #end} always comes last. */
interface ResultWriter {

    void begin(List<String> columns);

    /** Values as {@link ResultValues} gives them. */
    void row(List<@Nullable Object> values);

    void end();
}
