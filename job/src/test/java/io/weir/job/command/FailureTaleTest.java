package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTaleTest {

    private static final String FAILED = "the job goes back to its last checkpoint, it failed: ";
    private static final String WORKS = "the job works again, a checkpoint is complete";

    private final List<String> told = new ArrayList<>();
    private final FailureTale tale = new FailureTale(told::add);

    private static Duration at(long seconds) {
        return Duration.ofSeconds(1_000_000 + seconds);
    }

    private static Exception fullDisk() {
        IOException full = new IOException("No space left on device");
        IOException ours = new IOException("cannot write /flows/x: No space left on device", full);
        return new RuntimeException(new IOException("Could not perform checkpoint 7", ours));
    }

    @Test
    void saysWhichFileItWasAndWhyInOneLine() {
        tale.failed(fullDisk(), at(0));
        assertThat(told).containsExactly(FAILED + "cannot write /flows/x: No space left on device");
    }

    @Test
    void saysWhatHasNothingToDoWithFilesByItsRoot() {
        tale.failed(new RuntimeException(new IllegalStateException("no")), at(0));
        assertThat(told).containsExactly(FAILED + "java.lang.IllegalStateException: no");
    }

    @Test
    void doesNotRepeatItselfMoreThanOnceAMinute() {
        for (int second = 0; second <= 90; second++) {
            tale.failed(fullDisk(), at(second));
            tale.failed(fullDisk(), at(second));
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void tellsAnotherCauseAtOnce() {
        tale.failed(fullDisk(), at(0));
        tale.failed(new IllegalStateException("no"), at(1));
        assertThat(told).hasSize(2);
    }

    @Test
    void tellsOnceThatItIsOverAndANewFailureAfterThat() {
        tale.completed(at(0));
        tale.failed(fullDisk(), at(1));
        tale.completed(at(0));
        assertThat(told).hasSize(1);

        tale.completed(at(2));
        tale.completed(at(3));
        tale.failed(fullDisk(), at(1));
        tale.failed(fullDisk(), at(4));

        assertThat(told).hasSize(3).element(1).isEqualTo(WORKS);
    }
}
