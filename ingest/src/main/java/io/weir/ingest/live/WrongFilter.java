package io.weir.ingest.live;

/** A filter that is none. */
public final class WrongFilter extends CannotCapture {

    private static final long serialVersionUID = 1;

    WrongFilter(String message) {
        super(message);
    }
}
