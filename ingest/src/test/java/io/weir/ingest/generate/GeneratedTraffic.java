package io.weir.ingest.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A generated capture and its truth in memory. */
record GeneratedTraffic(byte[] capture, String truth, GeneratedCapture summary) {

    static GeneratedTraffic of(long seed, int packets) throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        ByteArrayOutputStream truth = new ByteArrayOutputStream();
        GeneratedCapture summary = generate(seed, packets, capture, truth);
        return new GeneratedTraffic(
                capture.toByteArray(), truth.toString(StandardCharsets.UTF_8), summary);
    }

    private static GeneratedCapture generate(
            long seed, int packets, OutputStream capture, OutputStream truth) throws IOException {
        try (PcapWriter frames = new PcapWriter(capture, PcapWriter.ETHERNET);
                TruthWriter truths = new TruthWriter(truth)) {
            CaptureGenerator generator = new CaptureGenerator(seed, packets, frames, truths);
            boolean more = true;
            while (more) {
                more = generator.write(777);
            }
            return generator.summary();
        }
    }

    List<TimedFrame> frames() {
        List<TimedFrame> frames = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).position(24);
        while (file.hasRemaining()) {
            long timeUs = file.getInt() * 1_000_000L + file.getInt();
            byte[] bytes = new byte[file.getInt()];
            int length = file.getInt();
            file.get(bytes);
            frames.add(new TimedFrame(timeUs, bytes, length));
        }
        return frames;
    }
}
