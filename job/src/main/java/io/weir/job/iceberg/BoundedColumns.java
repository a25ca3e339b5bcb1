package io.weir.job.iceberg;

import java.util.Set;

/**
 * Columns whose least and greatest value of each file stand in the table's metadata: those by which
 * a reader can leave files out. Of the others all files hold nearly all values.
 */
final class BoundedColumns {

    private static final Set<String> NAMES =
            Set.of(
                    "start_time",
                    "end_time",
                    "hour",
                    "duration_us",
                    "protocol",
                    "server_port",
                    "client_wire_bytes",
                    "server_wire_bytes");

    private BoundedColumns() {}

    static boolean has(String column) {
        return NAMES.contains(column);
    }
}
