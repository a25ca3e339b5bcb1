package io.weir.cli.analyze;

import io.weir.schema.FlowRecord;
import java.io.IOException;

/**
 * Where finished flows go for the user to see. Each thread that has flows opens a lane of its own,
 * so that formatting needs no lock; the order of the lanes' rows among each other is open.
 */
public interface FlowOutput {

    /** May be called by several threads at once. */
    Lane open();

    /** The way of one thread; only that thread uses it. */
    interface Lane extends AutoCloseable {

        /**
         * Takes one FINAL record; the lane keeps no reference to it, the caller may fill it anew.
         *
         * @throws IOException when the output cannot be written; the run should end then
         */
        void write(FlowRecord flow) throws IOException;

        /** Hands on what is still held. */
        @Override
        void close() throws IOException;
    }
}
