package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.command.ExitStatus;
import io.weir.job.WeirJob;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a job may tell its metrics; told before Kafka, which is not there, is asked. */
class MetricsAddressTest {

    @TempDir Path out;
    private final JobLine job = new JobLine();

    @Test
    void isRefusedWhereItIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + taken.getLocalPort();

            assertThat(job.run(options(port))).isEqualTo(ExitStatus.USAGE);
            assertThat(job.lines())
                    .containsExactly(
                            "weir: --metrics: cannot listen on 127.0.0.1:"
                                    + port
                                    + ": Address already in use");
        }
    }

    @Test
    void isRefusedWhereItIsNone() {
        assertThat(job.run(options("here"))).isEqualTo(ExitStatus.USAGE);
        assertThat(job.said()).contains("--metrics").contains("'here' is not [HOST:]PORT");
    }

    @Test
    void isAClustersOwnBusiness() {
        assertThatThrownBy(() -> WeirJob.main(options("9404")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "--metrics: is for weir job; a cluster tells by its own reporter");
    }

    private String[] options(String metrics) {
        return new String[] {
            "--kafka", "127.0.0.1:1", "--out", out.toString(), "--metrics", metrics
        };
    }
}
