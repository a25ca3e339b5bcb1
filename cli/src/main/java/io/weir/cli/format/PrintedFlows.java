package io.weir.cli.format;

import io.weir.cli.analyze.FlowOutput;
import java.io.IOException;

/** Flows on their way to standard output. */
public interface PrintedFlows extends FlowOutput {

    /** Call it after all lanes are closed: writes what could not be written before. */
    void finish() throws IOException;

    /** Flows that the format has no row for, after all lanes are closed. */
    long withoutRow();
}
