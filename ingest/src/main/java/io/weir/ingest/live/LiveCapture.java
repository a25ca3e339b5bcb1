package io.weir.ingest.live;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.LinkType;
import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.RawPacketListener;

/**
 * The frames of an interface. Captured from the moment it is opened: until the first {@link #next}
 * the kernel's buffer holds them, then a thread of its own fetches them as libpcap has them ready,
 * which loses less than asking for one after the other.
 */
public final class LiveCapture implements LiveStream {

    private static final int HANDOVER_FRAMES = 1 << 16;
    private static final long HANDOVER_BYTES = 128 << 20;
    private static final long STOP_MILLIS = 5_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final PcapHandle handle;
    private final int linkType;
    private final Handover handover = new Handover(HANDOVER_FRAMES, HANDOVER_BYTES);
    private final Thread fetcher;
    private boolean started;

    /** Written by the fetching thread only. */
    private volatile long captured;

    private volatile long handoverDrops;
    private volatile @Nullable String problem;

    /** Capture times behind it are of no interest any more. */
    private volatile long stopUs = NEVER;

    private final WrappingCounter kernelDrops = new WrappingCounter();
    private final WrappingCounter interfaceDrops = new WrappingCounter();
    private CaptureCounts lastCounts = new CaptureCounts(0, 0, 0, 0);

    private LiveCapture(String name, PcapHandle handle, int linkType) {
        this.name = name;
        this.handle = handle;
        this.linkType = linkType;
        fetcher = new Thread(this::fetch, "weir-capture-" + name);
        fetcher.setDaemon(true);
    }

    /**
     * Begins to capture.
     *
     * @throws CannotCapture no such interface, no right, no libpcap, a wrong filter, or a link type
     *     that nobody here decodes
     */
    public static LiveCapture open(CaptureSettings settings) throws CannotCapture {
        PcapHandle handle = CaptureHandle.open(settings);
        try {
            int linkType = handle.getDlt().value();
            if (!LinkType.isKnown(linkType)) {
                throw new CannotCapture(
                        settings.interfaceName()
                                + " has link type "
                                + handle.getDlt()
                                + ", which weir does not decode");
            }
            CaptureHandle.filter(handle, settings);
            return new LiveCapture(settings.interfaceName(), handle, linkType);
        } catch (CannotCapture e) {
            handle.close();
            throw e;
        }
    }

    /** By its number in capture files. */
    public int linkType() {
        return linkType;
    }

    @Override
    public Turn next(Frame frame, long patienceUs) {
        if (!started) {
            started = true;
            fetcher.start();
        }
        return handover.take(frame, patienceUs);
    }

    /** A second is more than frames need from the wire to here. */
    @Override
    public long quietUntilUs() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis() - 1000);
    }

    @Override
    public CaptureCounts counts() {
        try {
            PcapStat stats = handle.getStats();
            lastCounts =
                    new CaptureCounts(
                            captured,
                            handoverDrops,
                            CaptureHandle.framesOf(
                                    name, kernelDrops.at(stats.getNumPacketsDropped())),
                            interfaceDrops.at(stats.getNumPacketsDroppedByIf()));
        } catch (PcapNativeException | NotOpenException e) {
            // The interface is gone or the capture closed: what was lost is known up to then.
            lastCounts =
                    new CaptureCounts(
                            captured,
                            handoverDrops,
                            lastCounts.kernelDrops(),
                            lastCounts.interfaceDrops());
        }
        return lastCounts;
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public void stop() {
        if (stopUs == NEVER) {
            stopUs = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis() + 1);
            breakLoop();
        }
    }

    @Override
    public void close() {
        stop();
        counts();
        if (started && !ends(fetcher)) {
            // Whoever closes a handle in use brings the process down. It ends with the process.
            return;
        }
        handle.close();
    }

    private static boolean ends(Thread thread) {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void fetch() {
        Frame frame = new Frame();
        frame.linkType = linkType;
        frame.timed = true;
        RawPacketListener listener = octets -> fetched(frame, octets);
        try {
            handle.loop(-1, listener);
        } catch (InterruptedException stopped) {
            fetchRest(listener);
        } catch (PcapNativeException | NotOpenException e) {
            end(e);
        } finally {
            handover.end();
        }
    }

    /** What the kernel had gathered when it was stopped. */
    private void fetchRest(RawPacketListener listener) {
        try {
            TimeUnit.MILLISECONDS.sleep(2 * CaptureHandle.GATHER_MILLIS);
            handle.setBlockingMode(BlockingMode.NONBLOCKING);
            handle.dispatch(-1, listener);
        } catch (InterruptedException e) {
            // A frame was met that came after the stop.
        } catch (PcapNativeException | NotOpenException e) {
            end(e);
        }
    }

    private void end(Exception e) {
        problem = "the capture on " + name + " has ended: " + e.getMessage();
    }

    private void breakLoop() {
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            // It has been closed, and more cannot be stopped.
        }
    }

    private void fetched(Frame frame, byte[] octets) {
        Timestamp time = handle.getTimestamp();
        frame.timeUs = Math.floorDiv(time.getTime(), 1000L) * 1_000_000 + time.getNanos() / 1000;
        if (frame.timeUs > stopUs) {
            breakLoop();
            return;
        }
        frame.bytes = octets;
        frame.capturedBytes = octets.length;
        frame.wireBytes = Integer.toUnsignedLong(handle.getOriginalLength());
        captured++;
        if (!handover.offer(frame)) {
            handoverDrops++;
        }
    }
}
