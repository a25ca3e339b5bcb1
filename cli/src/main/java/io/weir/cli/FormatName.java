package io.weir.cli;

import io.weir.cli.format.Csv;
import io.weir.cli.format.FlowFormat;
import io.weir.cli.format.FlowTable;
import io.weir.cli.format.Goostat;
import io.weir.cli.format.JsonLines;
import io.weir.cli.format.Rustat;
import io.weir.cli.format.ZeekConn;
import java.time.Clock;

/** The values of {@code --format}, as users write them. */
enum FormatName {
    table,
    csv,
    jsonl,
    rustat,
    goostat,
    zeek;

    /**
     * @param networksKnown local networks were given
     */
    FlowFormat format(boolean networksKnown) {
        return switch (this) {
            case table -> new FlowTable();
            case csv -> new Csv();
            case jsonl -> new JsonLines();
            case rustat -> new Rustat();
            case goostat -> new Goostat();
            case zeek -> new ZeekConn(networksKnown, Clock.systemUTC());
        };
    }
}
