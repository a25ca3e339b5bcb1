package io.weir.cli.format;

import io.weir.schema.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What standard output holds after flows were printed. */
final class Printed {

    private Printed() {}

    static String row(FlowFormat format, FlowRecord flow) {
        TextBuffer row = new TextBuffer(16);
        format.row(flow, row);
        return row.toString();
    }

    static String all(FlowFormat format, FlowRecord... flows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(new StreamedFlows(format, new ResultStream(out, false)), List.of(flows), 1);
        return out.toString(StandardCharsets.UTF_8);
    }

    static String top(FlowFormat format, int most, int lanes, List<FlowRecord> flows)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(new TopFlows(format, new ResultStream(out, false), most, 200), flows, lanes);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void print(PrintedFlows printed, List<FlowRecord> flows, int lanes)
            throws IOException {
        for (int n = 0; n < lanes; n++) {
            try (var lane = printed.open()) {
                for (int i = n; i < flows.size(); i += lanes) {
                    lane.write(flows.get(i));
                }
            }
        }
        printed.finish();
    }
}
