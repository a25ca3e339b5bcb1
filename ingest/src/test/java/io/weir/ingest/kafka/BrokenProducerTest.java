package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A producer that will never send again is replaced, and nothing is sent or counted twice. */
@Timeout(60)
class BrokenProducerTest {

    private final List<BreakableProducer> opened = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final List<Exception> reasons = new ArrayList<>();
    private final Publisher publisher =
            new Publisher(
                    () -> {
                        opened.add(new BreakableProducer());
                        return opened.get(opened.size() - 1);
                    },
                    "topic",
                    1,
                    (message, why) -> {
                        refused.add(message.sequence());
                        reasons.add(why);
                    });

    @Test
    void losesWhatItHeldAndGoesOnWithAnotherOne() {
        offerUntilTaken(0, 1, 2);
        opened.get(0).completeNext();
        opened.get(0).breakDown();

        offerUntilTaken(3, 4, 5);

        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(refused).as("of unknown fate").containsExactly(1L, 2L, 3L);
        assertThat(reasons).allMatch(why -> why instanceof ClusterAuthorizationException);
        assertThat(sent(opened.get(1))).containsExactly(4L, 5L);
        opened.get(1).completeNext();
        opened.get(1).completeNext();
        assertThat(publisher.isSettled()).isTrue();
        assertThat(refused).hasSize(3);
    }

    @Test
    void offersAMessageAgainThatItNeverHeld() {
        opened.get(0).breakDownAtOnce();

        offerUntilTaken(0, 1);

        assertThat(refused).isEmpty();
        assertThat(sent(opened.get(1))).containsExactly(0L, 1L);
    }

    @Test
    void tellsMeanwhileWhyNothingIsTaken() {
        opened.get(0).breakDownAtOnce();

        assertThat(publisher.offer(message(0))).isFalse();
        assertThat(publisher.offer(message(0))).as("a pause before the next one").isFalse();

        assertThat(opened).hasSize(1);
        assertThat(publisher.obstacle()).isInstanceOf(ClusterAuthorizationException.class);
        assertThat(publisher.isSettled()).isTrue();
    }

    private void offerUntilTaken(long... sequences) {
        for (long sequence : sequences) {
            while (!publisher.offer(message(sequence))) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static WireMessage message(long sequence) {
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        return new WireMessage(0, sequence, null, value, 1);
    }

    private static List<Long> sent(BreakableProducer producer) {
        return producer.history().stream()
                .map(record -> ByteBuffer.wrap(record.value()).getLong())
                .toList();
    }
}
