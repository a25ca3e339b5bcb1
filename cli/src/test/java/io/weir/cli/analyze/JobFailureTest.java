package io.weir.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.flink.util.FlinkException;
import org.junit.jupiter.api.Test;

class JobFailureTest {

    @Test
    void keepsTheMessageThatNamesTheFile() {
        IOException disk = new IOException("No space left on device");
        IOException file = new IOException("cannot write part-0: No space left on device", disk);
        FlinkException job =
                new FlinkException(
                        "Job execution failed",
                        new CompletionException(new RuntimeException(file)));
        assertThat(JobFailure.cause(job)).isSameAs(file);
    }

    @Test
    void keepsWhatHasNoCause() {
        FlinkException job = new FlinkException("Job was cancelled");
        assertThat(JobFailure.cause(job)).isSameAs(job);
    }

    @Test
    void wrapsAnErrorOfTheMachine() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        assertThat(JobFailure.cause(new FlinkException("Job execution failed", error)))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(error);
    }
}
