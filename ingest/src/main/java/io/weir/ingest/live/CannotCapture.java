package io.weir.ingest.live;

/** Why a capture cannot begin, in one line that says what to do about it. */
public class CannotCapture extends Exception {

    private static final long serialVersionUID = 1;

    CannotCapture(String message) {
        super(message);
    }

    /** The line. */
    public final String line() {
        return String.valueOf(getMessage());
    }
}
