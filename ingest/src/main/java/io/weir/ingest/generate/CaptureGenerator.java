package io.weir.ingest.generate;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes a synthetic capture frame by frame, in time order, and the truth of its flows in order of
 * their start. Memory holds the conversations in flight, whatever the length of the capture.
 */
final class CaptureGenerator {

    /** A flow whose line waits until no earlier one can come. */
    private record Waiting(long startUs, long number, Truth truth) {}

    private final CapturePlan plan;
    private final long packets;
    private final PcapWriter capture;
    private final @Nullable TruthWriter truths;
    private final PlayQueue queue = new PlayQueue();
    private final FrameBuilder frame = new FrameBuilder();
    private final CommunityId communityId = new CommunityId();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong(Waiting::startUs).thenComparingLong(Waiting::number));
    private long written;
    private long flows;
    private long notIp;

    /**
     * @param packets frames of the whole capture, at least 1
     * @param truths null to write none
     */
    CaptureGenerator(long seed, long packets, PcapWriter capture, @Nullable TruthWriter truths) {
        this.plan = new CapturePlan(seed, packets);
        this.packets = packets;
        this.capture = capture;
        this.truths = truths;
    }

    /** Frames written so far. */
    long written() {
        return written;
    }

    /** Writes up to so many frames more; false when the capture is complete. */
    boolean write(int frames) throws IOException {
        long until = Math.min(packets, written + frames);
        while (written < until) {
            while (plan.hasNext() && plan.arrivalUs() <= queue.nextTimeUs()) {
                admit(plan.next());
            }
            long timeUs = queue.nextTimeUs();
            queue.play(frame);
            capture.write(timeUs, frame);
            written++;
        }
        if (written == packets) {
            release(Long.MAX_VALUE);
        }
        return written < packets;
    }

    private void admit(Conversation conversation) throws IOException {
        queue.add(conversation);
        notIp += conversation.notIp();
        for (PlannedFlow flow : conversation.flows()) {
            if (truths != null) {
                String id = communityId.of(conversation);
                Truth truth = Truth.of(flow, id, plan.endUs());
                waiting.add(new Waiting(flow.startUs(), flows, truth));
            }
            flows++;
        }
        release(plan.arrivalUs());
    }

    private void release(long beforeUs) throws IOException {
        while (truths != null && !waiting.isEmpty() && waiting.element().startUs() < beforeUs) {
            truths.write(waiting.remove().truth());
        }
    }

    GeneratedCapture summary() {
        return new GeneratedCapture(written, flows, notIp, CapturePlan.START_US, plan.endUs());
    }
}
