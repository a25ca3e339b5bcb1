package io.weir.deploy.metrics;

import io.weir.ingest.generate.CaptureFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A named pipe that stands for a live capture: generated packets whose times are those of today,
 * then silence until it is closed.
 */
final class LivePcap implements AutoCloseable {

    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;

    private final Path pipe;
    private final OutputStream out;

    private LivePcap(Path pipe, OutputStream out) {
        this.pipe = pipe;
        this.out = out;
    }

    /** Makes the pipe; whoever reads it waits for {@link #open}. */
    static Path make(Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("live.pcap");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        if (mkfifo.waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        return pipe;
    }

    /** Writes so many packets into it, once it is read. */
    static LivePcap open(Path pipe, int packets) throws IOException {
        Path generated = pipe.resolveSibling("generated.pcap");
        new CaptureFiles(generated, packets, 1, 128, false, false).write(written -> {});
        LivePcap live = new LivePcap(pipe, Files.newOutputStream(pipe));
        live.out.write(today(Files.readAllBytes(generated)));
        live.out.write(cutPacket());
        live.out.flush();
        return live;
    }

    /** Ethernet, IPv4, and nothing of its header. */
    private static byte[] cutPacket() {
        ByteBuffer octets = ByteBuffer.allocate(PACKET_HEADER + 14).order(ByteOrder.LITTLE_ENDIAN);
        octets.putInt(now()).putInt(0).putInt(14).putInt(14);
        octets.put(12 + PACKET_HEADER, (byte) 8);
        return octets.array();
    }

    private static int now() {
        return (int) TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    }

    /** All within the second before this one. */
    private static byte[] today(byte[] pcap) {
        ByteBuffer octets = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = FILE_HEADER; at < pcap.length; ) {
            octets.putInt(at, now() - 1);
            at += PACKET_HEADER + octets.getInt(at + 8);
        }
        return pcap;
    }

    /** The capture has ended. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(pipe);
    }
}
