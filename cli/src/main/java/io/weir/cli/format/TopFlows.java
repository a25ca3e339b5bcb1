package io.weir.cli.format;

import io.weir.cli.format.LargestFlows.Entry;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Only the largest flows, largest first, once all are known; never more in memory than shown. */
public final class TopFlows implements PrintedFlows {

    private final FlowFormat format;
    private final ResultStream results;
    private final int most;
    private final int width;
    private final LargestFlows largest;
    private long rows;
    private long withoutRow;

    /**
     * @param most how many
     * @param width characters a line of a table should not exceed
     */
    public TopFlows(FlowFormat format, ResultStream results, int most, int width) {
        this.format = format;
        this.results = results;
        this.most = most;
        this.width = width;
        this.largest = new LargestFlows(most);
    }

    @Override
    public Lane open() {
        return new HeapLane();
    }

    @Override
    public void finish() throws IOException {
        List<Entry> entries = largest.largestFirst();
        TextBuffer text = new TextBuffer(1 << 16);
        for (int section = 0; section < format.sections(); section++) {
            if (format instanceof FlowTable) {
                text.append(aligned(entries));
            } else {
                append(section, entries, text);
            }
            results.write(text);
        }
    }

    private void append(int section, List<Entry> entries, TextBuffer text) {
        format.header(section, text);
        for (Entry entry : entries) {
            if (entry.section() == section) {
                text.append(entry.row());
            }
        }
        format.footer(section, text);
    }

    private String aligned(List<Entry> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        List<byte[]> lines = new ArrayList<>();
        TextBuffer header = new TextBuffer(256);
        format.header(0, header);
        lines.add(header.toBytes());
        entries.forEach(entry -> lines.add(entry.row()));
        String table = FlowTable.LAYOUT.align(lines, width);
        long more = rows - entries.size();
        if (more == 0) {
            return table;
        }
        String flows = more == 1 ? " smaller flow" : " smaller flows";
        return table + "\u2026 and " + more + flows + " (--top N shows more)\n";
    }

    @Override
    public synchronized long withoutRow() {
        return withoutRow;
    }

    private synchronized void take(LargestFlows ofLane, long rowsOfLane, long skippedOfLane) {
        largest.addAll(ofLane);
        rows += rowsOfLane;
        withoutRow += skippedOfLane;
    }

    private final class HeapLane implements Lane {

        private final LargestFlows ofLane = new LargestFlows(most);
        private final TextBuffer row = new TextBuffer(4096);
        private long rowsOfLane;
        private long skippedOfLane;

        @Override
        public void write(FlowRecord flow) {
            int section = format.section(flow);
            if (section == FlowFormat.NO_SECTION) {
                skippedOfLane++;
                return;
            }
            rowsOfLane++;
            if (ofLane.mayHold(flow)) {
                row.clear();
                format.row(flow, row);
                ofLane.add(flow, section, row.toBytes());
            }
        }

        @Override
        public void close() {
            take(ofLane, rowsOfLane, skippedOfLane);
        }
    }
}
