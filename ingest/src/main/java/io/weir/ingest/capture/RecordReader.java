package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;

/** Reads the packets out of one capture format. */
interface RecordReader {

    /**
     * Shows the next frame in place.
     *
     * @return false at a good end
     * @throws CaptureBreak where the capture is cut or corrupt
     */
    boolean next(Frame frame) throws CaptureBreak;
}
