package io.weir.ingest.generate;

import java.util.Arrays;

/**
 * The conversations in flight, the one whose packet is next at the top: a binary heap over times,
 * kept apart from the conversations so that sifting stays in one array; equal times keep the order
 * in which the conversations were planned.
 */
final class PlayQueue {

    private long[] times = new long[1024];
    private long[] numbers = new long[1024];
    private Conversation[] conversations = new Conversation[1024];
    private int size;
    private long planned;

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the next packet, µs; the latest time there is when the queue is empty. */
    long nextTimeUs() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes part from now on, when the capture holds anything of it. */
    void add(Conversation conversation) {
        if (!conversation.hasNext()) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
            conversations = Arrays.copyOf(conversations, 2 * size);
        }
        siftUp(size++, conversation.nextTimeUs(), planned++, conversation);
    }

    /** Builds the frame of the packet that is next. */
    void play(FrameBuilder frame) {
        Conversation top = conversations[0];
        top.play(frame);
        if (top.hasNext()) {
            siftDown(top.nextTimeUs(), numbers[0], top);
        } else {
            removeTop();
        }
    }

    private void removeTop() {
        size--;
        Conversation last = conversations[size];
        siftDown(times[size], numbers[size], last);
    }

    private void siftUp(int from, long time, long number, Conversation conversation) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(time, number, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, number, conversation);
    }

    private void siftDown(long time, long number, Conversation conversation) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(times[child + 1], numbers[child + 1], child)) {
                child++;
            }
            if (before(time, number, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, number, conversation);
    }

    private boolean before(long time, long number, int at) {
        return time != times[at] ? time < times[at] : number < numbers[at];
    }

    private void move(int from, int to) {
        put(to, times[from], numbers[from], conversations[from]);
    }

    private void put(int at, long time, long number, Conversation conversation) {
        times[at] = time;
        numbers[at] = number;
        conversations[at] = conversation;
    }
}
