package io.weir.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Frame;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that came out of a capture. */
record Captured(List<Seen> frames, @Nullable CaptureProblem problem) {

    /** A copy of a frame. */
    record Seen(boolean timed, long timeUs, int linkType, long wireBytes, String hex) {

        static Seen of(Frame frame) {
            int end = frame.offset + frame.capturedBytes;
            return new Seen(
                    frame.timed,
                    frame.timeUs,
                    frame.linkType,
                    frame.wireBytes,
                    HexFormat.of().formatHex(frame.bytes, frame.offset, end));
        }
    }

    static Captured of(byte[] capture) {
        return of(capture, CaptureLimits.DEFAULT);
    }

    /** Reads twice, once octet by octet through a tiny window: that must not change a thing. */
    static Captured of(byte[] capture, CaptureLimits limits) {
        Captured atOnce = atOnce(capture, limits);
        Captured drop = read(new Drip(capture), 8, limits);
        assertThat(drop.frames.equals(atOnce.frames)).isTrue();
        assertThat(drop.problem == null).isEqualTo(atOnce.problem == null);
        return atOnce;
    }

    static Captured atOnce(byte[] capture, CaptureLimits limits) {
        return read(new ByteArrayInputStream(capture), 256 << 10, limits);
    }

    static Captured of(FrameSource source) {
        List<Seen> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (source.next(frame)) {
            frames.add(Seen.of(frame));
        }
        return new Captured(
                frames, source instanceof CaptureReader reader ? reader.problem() : null);
    }

    List<Long> times() {
        return frames.stream().map(Seen::timeUs).toList();
    }

    /** Octets of all frames, in hexadecimal. */
    String data() {
        return String.join(" ", frames.stream().map(Seen::hex).toList());
    }

    String text() {
        return problem == null ? "" : problem.text();
    }

    private static Captured read(InputStream in, int windowBytes, CaptureLimits limits) {
        CountingInput counting =
                new CountingInput(in, CaptureProgress.UNKNOWN, new CaptureProgress());
        try (CaptureReader reader = new CaptureReader("it", counting, windowBytes, limits)) {
            return of(reader);
        }
    }

    /** Gives single octets, as a slow pipe might. */
    private static final class Drip extends FilterInputStream {

        Drip(byte[] octets) {
            super(new ByteArrayInputStream(Arrays.copyOf(octets, octets.length)));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1));
        }
    }
}
