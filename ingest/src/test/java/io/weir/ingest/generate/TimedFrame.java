package io.weir.ingest.generate;

import io.weir.ingest.decode.Frame;

/** A frame as it stands in a capture. */
record TimedFrame(long timeUs, byte[] bytes, int length) {

    Frame view() {
        Frame frame = new Frame();
        frame.bytes = bytes;
        frame.capturedBytes = bytes.length;
        frame.wireBytes = length;
        frame.linkType = PcapWriter.ETHERNET;
        frame.timed = true;
        frame.timeUs = timeUs;
        return frame;
    }
}
