import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.CaptureCounts;
import io.weir.ingest.live.CaptureSettings;
import io.weir.ingest.live.LiveCapture;
import io.weir.ingest.live.LiveStream.Turn;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;

/**
 * Captures on an interface, decodes, and gathers into trains, as a sensor does in front of Kafka.
 * Says "ready" when it captures; then tells of each burst of frames, once it is over, how many were
 * captured, lost in the hand-over and in the kernel, how many trains they gave, and the CPU
 * milliseconds that all this took.
 *
 * <p>{@code java -cp 'cli/target/lib/*' bench/CaptureRate.java INTERFACE FILTER SNAPLEN BUFFER BURSTS}
 */
final class CaptureRate {

    private static final long QUIET_US = 2_000_000;

    private static long trains;

    public static void main(String[] arguments) throws Exception {
        CaptureSettings settings =
                new CaptureSettings(
                        arguments[0],
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        true,
                        Integer.parseInt(arguments[3]));
        SensorStream stream =
                new SensorStream(
                        new Provenance("bench", "bench", 1),
                        LocalNetworks.NONE,
                        TrainLimits.LIVE,
                        train -> trains++);
        try (LiveCapture capture = LiveCapture.open(settings)) {
            System.out.println("ready");
            for (int burst = 0; burst < Integer.parseInt(arguments[4]); burst++) {
                measure(capture, stream);
            }
        }
    }

    private static void measure(LiveCapture capture, SensorStream stream) {
        CaptureCounts before = capture.counts();
        long trainsBefore = trains;
        long cpuBefore = cpuMillis();
        Frame frame = new Frame();
        boolean any = false;
        for (Turn turn = capture.next(frame, QUIET_US);
                turn == Turn.FRAME || !any;
                turn = capture.next(frame, QUIET_US)) {
            if (turn == Turn.FRAME) {
                any = true;
                stream.accept(frame);
            }
        }
        stream.heartbeat();
        CaptureCounts after = capture.counts();
        System.out.printf(
                "%d %d %d %d %d%n",
                after.captured() - before.captured(),
                after.handoverDrops() - before.handoverDrops(),
                after.kernelDrops() - before.kernelDrops(),
                trains - trainsBefore,
                cpuMillis() - cpuBefore);
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }
}
