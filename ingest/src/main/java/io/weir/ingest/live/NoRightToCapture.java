package io.weir.ingest.live;

/** The kernel forbids it to this process. */
final class NoRightToCapture extends CannotCapture {

    private static final long serialVersionUID = 1;

    NoRightToCapture(String name) {
        super("no right to capture on " + name + ": " + CaptureRight.howToGrant());
    }
}
