package io.weir.ingest.live;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.LiveStream.Turn;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way from the one thread that captures to the one that works on them. Bounded in
 * frames and in octets; who offers learns at once that there is no room, and never waits unless it
 * wants to.
 */
final class Handover {

    private static final byte[] NOTHING = new byte[0];

    /** A burst is fetched in one go rather than by one awakening a frame. */
    private static final long GATHER_NANOS = 500_000;

    private final Frame[] slots;
    private final long mostBytes;

    /** Frames ever put in; written by the thread that offers. */
    private final AtomicLong offered = new AtomicLong();

    /** Frames ever fetched; written by the thread that takes. */
    private final AtomicLong taken = new AtomicLong();

    private final AtomicLong offeredBytes = new AtomicLong();
    private final AtomicLong takenBytes = new AtomicLong();

    private volatile boolean ended;

    /** Who waits for a frame. */
    private volatile @Nullable Thread taker;

    /**
     * @param frames a power of two
     */
    Handover(int frames, long mostBytes) {
        this.mostBytes = mostBytes;
        slots = new Frame[frames];
        for (int i = 0; i < frames; i++) {
            slots[i] = new Frame();
        }
    }

    /**
     * Hands a frame over, if there is room. Its octets are not copied: whoever offers must not
     * touch them any more.
     */
    boolean offer(Frame frame) {
        long index = offered.getPlain();
        long bytes = offeredBytes.getPlain();
        if (index - taken.getAcquire() == slots.length
                || bytes - takenBytes.getAcquire() >= mostBytes) {
            return false;
        }
        slot(index).set(frame);
        offeredBytes.setPlain(bytes + frame.capturedBytes);
        offered.set(index + 1);
        Thread waiting = taker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
        return true;
    }

    /** No more frames will be offered; those inside are still handed out. From any thread. */
    void end() {
        ended = true;
        Thread waiting = taker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    Turn take(Frame frame, long patienceUs) {
        long index = taken.getPlain();
        if (index == offered.getAcquire() && !await(index, patienceUs)) {
            return ended && index == offered.get() ? Turn.END : Turn.SILENCE;
        }
        Frame slot = slot(index);
        frame.set(slot);
        slot.bytes = NOTHING;
        takenBytes.setRelease(takenBytes.getPlain() + frame.capturedBytes);
        taken.setRelease(index + 1);
        return Turn.FRAME;
    }

    private boolean await(long index, long patienceUs) {
        long deadline = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(patienceUs);
        LockSupport.parkNanos(this, GATHER_NANOS);
        taker = Thread.currentThread();
        while (index == offered.get()) {
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, left);
        }
        taker = null;
        return index != offered.get();
    }

    private Frame slot(long index) {
        return slots[(int) index & slots.length - 1];
    }
}
