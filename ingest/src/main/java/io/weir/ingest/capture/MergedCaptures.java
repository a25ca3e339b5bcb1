package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Several captures as one stream in order of time. Each keeps its own order: what counts is the
 * running maximum of its times, so that a step back in one does not reorder it, and a frame without
 * a time goes with the one before it. At the same time, the capture that began first comes first,
 * then the one with the smaller name. Only captures whose times overlap are open at once.
 */
public final class MergedCaptures implements FrameSource {

    private static final Comparator<Lane> BY_TIME = MergedCaptures::compare;

    /** Not yet opened, in order of their first frame. */
    private final Queue<Lane> waiting = new ArrayDeque<>();

    /** Open, each with a frame that waits for its turn. */
    private final PriorityQueue<Lane> lanes = new PriorityQueue<>(BY_TIME);

    private final List<CaptureProblem> problems = new ArrayList<>();

    /** The one that handed out the last frame; not among the lanes. */
    private @Nullable Lane current;

    /** The one whose turn it is as soon as the current one's time has passed its. */
    private @Nullable Lane rival;

    /**
     * @param files in the order of their first frames
     */
    MergedCaptures(List<CaptureFile> files) {
        for (CaptureFile file : files) {
            if (file.hasFrames()) {
                waiting.add(new Lane(file, waiting.size()));
            } else {
                file.leave();
                note(file.problem());
            }
        }
    }

    @Override
    public boolean next(Frame frame) {
        Lane lane = current;
        if (lane != null) {
            if (!lane.read(frame)) {
                end(lane);
            } else if (rival == null || compare(lane, rival) < 0) {
                return true;
            } else {
                lane.head.set(frame);
                lanes.add(lane);
            }
        }
        lane = first();
        current = lane;
        rival = rival();
        if (lane == null) {
            return false;
        }
        frame.set(lane.head);
        return true;
    }

    /** Why captures ended before their end, so far; complete when the frames have ended. */
    @Override
    public List<CaptureProblem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        for (Lane lane : lanes) {
            lane.close();
        }
        for (Lane lane : waiting) {
            lane.file.leave();
        }
        current = null;
        rival = null;
        lanes.clear();
        waiting.clear();
    }

    /** Takes the open capture whose turn it is, after opening those whose time has come. */
    private @Nullable Lane first() {
        while (!waiting.isEmpty()
                && (lanes.isEmpty() || compare(waiting.peek(), lanes.peek()) < 0)) {
            Lane lane = waiting.remove();
            if (lane.read(lane.head)) {
                lanes.add(lane);
            } else {
                end(lane);
            }
        }
        return lanes.poll();
    }

    private @Nullable Lane rival() {
        Lane open = lanes.peek();
        Lane next = waiting.peek();
        if (open == null || next == null) {
            return open == null ? next : open;
        }
        return compare(open, next) < 0 ? open : next;
    }

    private void end(Lane lane) {
        problems.addAll(lane.problems());
        lane.close();
    }

    private void note(@Nullable CaptureProblem problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }

    private static int compare(Lane a, Lane b) {
        int byTime = Long.compare(a.timeUs, b.timeUs);
        return byTime != 0 ? byTime : Integer.compare(a.rank, b.rank);
    }

    /** One capture on its way through the merge. */
    private static final class Lane {

        final Frame head = new Frame();

        /** Place of the capture among all, by its first frame. */
        final int rank;

        /** Running maximum of its capture times; while it waits, that of its first frame. */
        long timeUs;

        private final CaptureFile file;
        private @Nullable CaptureReader reader;

        Lane(CaptureFile file, int rank) {
            this.file = file;
            this.rank = rank;
            this.timeUs = file.firstTimeUs();
        }

        boolean read(Frame frame) {
            CaptureReader open = reader;
            if (open == null) {
                open = file.open();
                reader = open;
            }
            if (!open.next(frame)) {
                return false;
            }
            if (frame.timed && frame.timeUs > timeUs) {
                timeUs = frame.timeUs;
            }
            return true;
        }

        List<CaptureProblem> problems() {
            return reader == null ? List.of() : reader.problems();
        }

        void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }
}
