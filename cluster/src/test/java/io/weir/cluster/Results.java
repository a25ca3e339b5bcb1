package io.weir.cluster;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Where a job puts its tables, and how they are read.
 *
 * @param out as the job is told
 * @param readers what readers see now
 */
record Results(String out, Callable<Tables> readers) {

    static Results in(Path folder) {
        return new Results(folder.toString(), () -> new Tables(folder));
    }

    Tables tables() throws Exception {
        return readers.call();
    }
}
