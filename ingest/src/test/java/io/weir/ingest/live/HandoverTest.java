package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.LiveStream.Turn;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoverTest {

    private static final long PATIENT_US = TimeUnit.SECONDS.toMicros(30);

    private final Handover handover = new Handover(4, 1000);
    private final Frame taken = new Frame();

    @Test
    void handsFramesOverInOrderAndWithoutCopyingThem() {
        Frame first = frame(1, 10);
        handover.offer(first);
        handover.offer(frame(2, 10));

        assertThat(handover.take(taken, 0)).isEqualTo(Turn.FRAME);
        assertThat(taken.timeUs).isEqualTo(1);
        assertThat(taken.bytes).isSameAs(first.bytes);
        assertThat(handover.take(taken, 0)).isEqualTo(Turn.FRAME);
        assertThat(taken.timeUs).isEqualTo(2);
        assertThat(handover.take(taken, 0)).isEqualTo(Turn.SILENCE);
    }

    @Test
    void refusesMoreFramesThanItHasRoomForUntilOneIsTaken() {
        for (int i = 0; i < 4; i++) {
            assertThat(handover.offer(frame(i, 1))).isTrue();
        }
        assertThat(handover.offer(frame(4, 1))).isFalse();

        handover.take(taken, 0);

        assertThat(handover.offer(frame(5, 1))).isTrue();
    }

    @Test
    void refusesFramesOnceTheOctetsInsideReachItsLimit() {
        assertThat(handover.offer(frame(1, 999))).isTrue();
        assertThat(handover.offer(frame(2, 1))).isTrue();
        assertThat(handover.offer(frame(3, 1))).isFalse();

        handover.take(taken, 0);

        assertThat(handover.offer(frame(4, 1))).isTrue();
    }

    @Test
    void endsOnlyAfterTheLastFrame() {
        handover.offer(frame(1, 1));
        handover.end();

        assertThat(handover.take(taken, PATIENT_US)).isEqualTo(Turn.FRAME);
        assertThat(handover.take(taken, PATIENT_US)).isEqualTo(Turn.END);
        assertThat(handover.take(taken, PATIENT_US)).isEqualTo(Turn.END);
    }

    @Test
    void losesAndDoublesNothingBetweenTwoThreadsThatRace() throws InterruptedException {
        int frames = 1_000_000;
        Handover handover = new Handover(1024, 50_000);
        Thread offering =
                new Thread(
                        () -> {
                            for (int i = 0; i < frames; i++) {
                                while (!handover.offer(frame(i, i % 400))) {
                                    Thread.onSpinWait();
                                }
                            }
                            handover.end();
                        });
        offering.setDaemon(true);
        offering.start();

        long next = 0;
        while (handover.take(taken, PATIENT_US) == Turn.FRAME) {
            if (taken.timeUs != next++) {
                break;
            }
        }

        assertThat(next).isEqualTo(frames);
        assertThat(handover.take(taken, 0)).isEqualTo(Turn.END);
        offering.join();
    }

    private static Frame frame(long timeUs, int bytes) {
        Frame frame = new Frame();
        frame.bytes = new byte[bytes];
        frame.capturedBytes = bytes;
        frame.timeUs = timeUs;
        return frame;
    }
}
