package io.weir.ingest.capture;

import java.io.IOException;

/** A compressed stream cannot be read on; what came out of it before has been handed over. */
final class BadCompression extends IOException {

    private static final long serialVersionUID = 1;

    private final String expected;
    private final String found;

    BadCompression(String expected, String found) {
        super(expected + " / " + found);
        this.expected = expected;
        this.found = found;
    }

    CaptureBreak at(long offset) {
        return new CaptureBreak(offset, expected, found);
    }
}
