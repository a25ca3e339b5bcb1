package io.weir.job.iceberg;

import java.net.URI;
import org.apache.flink.core.fs.Path;

/** Addresses of tables and files as they stand in Iceberg's metadata. */
final class Locations {

    private static final String LOCAL = "file:";

    private Locations() {}

    /**
     * Text that every reader takes: characters are not escaped, and a file of this machine begins
     * with {@code file:///}.
     */
    static String of(Path path) {
        String text = path.toString();
        boolean local = text.startsWith(LOCAL) && !text.startsWith(LOCAL + "//");
        return local ? LOCAL + "//" + text.substring(LOCAL.length()) : text;
    }

    /** The folder of a table below the folder of all. */
    static String of(URI out, String table) {
        return of(new Path(new Path(out), table));
    }

    /** A path for what knows only this machine. */
    static java.nio.file.Path local(String location) {
        return java.nio.file.Path.of(new Path(location).getPath());
    }

    static boolean isLocal(String location) {
        return location.startsWith(LOCAL);
    }
}
