package io.weir.ingest.capture;

import java.io.IOException;

/** The place from which on a capture cannot be read. Becomes a {@link CaptureProblem}. */
final class CaptureBreak extends IOException {

    private static final long serialVersionUID = 1;

    private final long offset;
    private final String expected;
    private final String found;

    CaptureBreak(long offset, String expected, String found) {
        super(expected + " / " + found);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    CaptureProblem inFile(String file, boolean compressed) {
        return new CaptureProblem(file, offset, compressed, expected, found);
    }
}
