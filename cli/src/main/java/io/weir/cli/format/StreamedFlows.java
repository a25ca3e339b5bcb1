package io.weir.cli.format;

import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every flow as soon as it is finished. Rows of the first section go straight to the output; those
 * of further sections wait in files, since they stand behind it.
 */
public final class StreamedFlows implements PrintedFlows {

    /** A lane hands its rows on when it holds this many octets. */
    private static final int BATCH = 1 << 16;

    private final FlowFormat format;
    private final ResultStream results;
    private final SpillFile[] waiting;
    private final AtomicLong withoutRow = new AtomicLong();
    private boolean begun;

    public StreamedFlows(FlowFormat format, ResultStream results) {
        this.format = format;
        this.results = results;
        this.waiting = new SpillFile[format.sections()];
        for (int section = 1; section < waiting.length; section++) {
            waiting[section] = new SpillFile();
        }
    }

    @Override
    public Lane open() {
        return new SectionLane();
    }

    @Override
    public void finish() throws IOException {
        begin();
        end(0);
        for (int section = 1; section < waiting.length; section++) {
            TextBuffer header = new TextBuffer(256);
            format.header(section, header);
            results.write(header);
            waiting[section].moveTo(results);
            end(section);
        }
    }

    @Override
    public long withoutRow() {
        return withoutRow.get();
    }

    /**
     * The first header waits for the first rows, so that a run that fails before prints nothing.
     */
    private synchronized void begin() throws IOException {
        if (!begun) {
            begun = true;
            TextBuffer header = new TextBuffer(4096);
            format.header(0, header);
            results.write(header);
        }
    }

    private void end(int section) throws IOException {
        TextBuffer footer = new TextBuffer(64);
        format.footer(section, footer);
        results.write(footer);
    }

    private void handOn(int section, TextBuffer rows) throws IOException {
        if (section == 0) {
            begin();
            results.write(rows);
        } else {
            waiting[section].append(rows);
        }
    }

    private final class SectionLane implements Lane {

        private final TextBuffer[] buffers = new TextBuffer[waiting.length];
        private long skipped;

        SectionLane() {
            for (int section = 0; section < buffers.length; section++) {
                buffers[section] = new TextBuffer(2 * BATCH);
            }
        }

        @Override
        public void write(FlowRecord flow) throws IOException {
            int section = format.section(flow);
            if (section == FlowFormat.NO_SECTION) {
                skipped++;
                return;
            }
            TextBuffer rows = buffers[section];
            format.row(flow, rows);
            if (rows.size() >= BATCH) {
                handOn(section, rows);
            }
        }

        @Override
        public void close() throws IOException {
            withoutRow.addAndGet(skipped);
            skipped = 0;
            for (int section = 0; section < buffers.length; section++) {
                if (buffers[section].size() > 0) {
                    handOn(section, buffers[section]);
                }
            }
        }
    }
}
