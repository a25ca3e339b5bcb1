package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainBufferTest {

    private final List<Long> dropped = new ArrayList<>();

    @Test
    void givesMessagesBackInTheirOrder() throws Exception {
        TrainBuffer buffer = buffer(10_000, false);

        buffer.put(message(1));
        buffer.put(message(2));

        assertThat(buffer.take().sequence()).isEqualTo(1);
        assertThat(buffer.take().sequence()).isEqualTo(2);
        assertThat(dropped).isEmpty();
    }

    @Test
    void dropsTheOldestForWhatComes() throws Exception {
        TrainBuffer buffer = buffer(3_000, false);

        for (int i = 0; i < 5; i++) {
            buffer.put(message(i));
        }

        assertThat(dropped).containsExactly(0L, 1L, 2L);
        assertThat(buffer.take().sequence()).isEqualTo(3);
    }

    @Test
    void takesAMessageThatIsLargerThanItself() throws Exception {
        TrainBuffer buffer = buffer(10, true);

        buffer.put(message(1));

        assertThat(buffer.take().sequence()).isEqualTo(1);
    }

    @Test
    void endsWithNothingOnceItIsClosedAndEmpty() throws Exception {
        TrainBuffer buffer = buffer(10_000, true);
        buffer.put(message(1));
        buffer.close();

        assertThat(buffer.take().sequence()).isEqualTo(1);
        assertThat(buffer.take()).isNull();
        buffer.put(message(2));
        assertThat(dropped).containsExactly(2L);
    }

    @Test
    void stopsWaitingForRoomWhenTold() throws Exception {
        TrainBuffer buffer = buffer(1_500, true);
        buffer.put(message(1));
        Thread input =
                new Thread(
                        () -> {
                            try {
                                buffer.put(message(2));
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        input.start();

        buffer.dropRatherThanWait();
        input.join();

        assertThat(dropped).containsExactly(1L);
        assertThat(buffer.take().sequence()).isEqualTo(2);
    }

    private TrainBuffer buffer(long mostBytes, boolean waits) {
        return new TrainBuffer(mostBytes, waits, message -> dropped.add(message.sequence()));
    }

    private static WireMessage message(long sequence) {
        return new WireMessage(0, sequence, null, new byte[1_000], 1);
    }
}
