package io.weir.cli.distributed;

import io.weir.cli.scenarios.CaptureParts;
import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.capture.FrameSource;
import io.weir.ingest.decode.Decoder;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.Outcome;
import io.weir.ingest.decode.Packet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture as several taps see it: the first has one direction of every conversation, and what is
 * no packet; the others share the conversations of the other direction.
 */
final class Directions {

    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private final int taps;

    private Directions(int taps) {
        this.taps = taps;
    }

    /** One file for each tap. */
    static List<Path> of(Path capture, int taps) throws Exception {
        Directions directions = new Directions(taps);
        List<Integer> tapOf = new ArrayList<>();
        Frame frame = new Frame();
        try (FrameSource frames =
                new CaptureSet(List.of(capture.toString()), CaptureLimits.DEFAULT).merged()) {
            while (frames.next(frame)) {
                tapOf.add(directions.tap(frame));
            }
        }
        return CaptureParts.of(capture, taps, number -> tapOf.get((int) number));
    }

    private int tap(Frame frame) {
        if (decoder.decode(frame, frame.timeUs, packet) != Outcome.PACKET || isForth()) {
            return 0;
        }
        return 1 + (packet.sourcePort + packet.destinationPort) % (taps - 1);
    }

    private boolean isForth() {
        int addresses = Long.compareUnsigned(packet.sourceHigh, packet.destinationHigh);
        if (addresses == 0) {
            addresses = Long.compareUnsigned(packet.sourceLow, packet.destinationLow);
        }
        return addresses < 0;
    }
}
