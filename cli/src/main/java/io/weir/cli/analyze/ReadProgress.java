package io.weir.cli.analyze;

import io.weir.command.terminal.Progress;
import io.weir.ingest.capture.CaptureProgress;

/** Passes on how far the reading is, in steps that cost nothing. */
final class ReadProgress {

    private final Progress progress;
    private final CaptureProgress bytes;
    private long toldBytes;

    ReadProgress(Progress progress, CaptureProgress bytes) {
        this.progress = progress;
        this.bytes = bytes;
        progress.expect(bytes.totalBytes());
    }

    void read(int packets) {
        long consumed = bytes.consumedBytes();
        progress.advance(packets, consumed - toldBytes);
        toldBytes = consumed;
    }
}
