package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.generate.PcapWriter;
import io.weir.ingest.live.LiveStream.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipedFramesTest {

    private static final long PATIENT_US = TimeUnit.SECONDS.toMicros(30);
    private static final int HEADER_BYTES = 24;

    @TempDir private Path folder;

    private final Frame frame = new Frame();

    @Test
    void handsOutEachFrameBeforeTheWriterSendsTheNext() throws Exception {
        Path pipe = folder.resolve("pipe");
        Commands.run("mkfifo", pipe.toString());
        byte[] capture = capture(3, 60);
        int record = (capture.length - HEADER_BYTES) / 3;
        PipedFrames frames = new PipedFrames(pipe.toString(), CaptureLimits.DEFAULT);
        assertThat(frames.next(frame, 1000)).isEqualTo(Turn.SILENCE);

        try (OutputStream writer = Files.newOutputStream(pipe)) {
            writer.write(capture, 0, HEADER_BYTES);
            for (int i = 0; i < 3; i++) {
                writer.write(capture, HEADER_BYTES + i * record, record);
                writer.flush();
                assertThat(frames.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
                assertThat(frame.timeUs).isEqualTo(i);
                assertThat(frames.next(frame, 1000)).isEqualTo(Turn.SILENCE);
            }
        }

        assertThat(frames.next(frame, PATIENT_US)).isEqualTo(Turn.END);
        assertThat(frames.problem()).isNull();
    }

    @Test
    void makesAWriterWaitRatherThanLoseAFrame() throws Exception {
        int count = 20_000;
        Path file = Files.write(folder.resolve("many.pcap"), capture(count, 4000));
        PipedFrames frames = new PipedFrames(file.toString(), CaptureLimits.DEFAULT);

        int seen = 0;
        while (frames.next(frame, PATIENT_US) == Turn.FRAME) {
            assertThat(frame.timeUs).isEqualTo(seen++);
        }

        assertThat(seen).isEqualTo(count);
        assertThat(frames.counts()).isEqualTo(new CaptureCounts(count, 0, 0, 0));
    }

    @Test
    void endsWhenStoppedThoughTheWriterIsSilent() throws Exception {
        Path pipe = folder.resolve("silent");
        Commands.run("mkfifo", pipe.toString());
        PipedFrames frames = new PipedFrames(pipe.toString(), CaptureLimits.DEFAULT);
        assertThat(frames.next(frame, 1000)).isEqualTo(Turn.SILENCE);

        frames.stop();

        assertThat(frames.next(frame, PATIENT_US)).isEqualTo(Turn.END);
        Files.newOutputStream(pipe).close();
    }

    @Test
    void saysWhyAStreamThatIsNoCaptureHasNoFrames() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "not a capture");
        PipedFrames frames = new PipedFrames(file.toString(), CaptureLimits.DEFAULT);

        assertThat(frames.next(frame, PATIENT_US)).isEqualTo(Turn.END);
        assertThat(frames.problem()).startsWith(file + ": at octet 0: expected a pcap or pcapng");
    }

    private static byte[] capture(int frames, int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(out, PcapWriter.ETHERNET)) {
            for (int i = 0; i < frames; i++) {
                writer.write(i, new byte[bytes], 0, bytes);
            }
        }
        return out.toByteArray();
    }
}
