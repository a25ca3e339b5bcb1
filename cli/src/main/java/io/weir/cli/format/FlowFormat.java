package io.weir.cli.format;

import io.weir.schema.FlowRecord;

/**
 * One way to write flows down. A format holds no state, so that several threads use it at once.
 *
 * <p>Some formats have several sections, each a table with columns of its own that stands behind
 * the one before; most have one.
 */
public interface FlowFormat {

    /** The flow has no row in this format. */
    int NO_SECTION = -1;

    default int sections() {
        return 1;
    }

    /** The section that a flow's row belongs to, from 0, or {@link #NO_SECTION}. */
    default int section(FlowRecord flow) {
        return 0;
    }

    /** What stands in front of a section's rows. */
    default void header(int section, TextBuffer out) {}

    /** The row of a flow that has a section, with its line end. */
    void row(FlowRecord flow, TextBuffer out);

    /** What stands behind a section's rows. */
    default void footer(int section, TextBuffer out) {}
}
