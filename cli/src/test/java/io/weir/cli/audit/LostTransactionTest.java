package io.weir.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka gives a transaction up while nobody is there who could commit it. The job is done with
 * these flows and goes on without a word, so what docs/job.md says of finding them must hold.
 */
@Timeout(300)
class LostTransactionTest {

    private static final String FLOWS = "lost.flows";
    private static final String COMMITTER = "flows-topic: Committer";
    private static final String FAILED = "flows-topic__Committer.failedCommittables";

    @TempDir private Path folder;

    @Test
    void isCountedByTheJobAndFoundByAnAudit() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Path out = folder.resolve("out");
            Path capture = folder.resolve("capture.pcap");
            new CaptureFiles(capture, 5_000, 11, CaptureFiles.WHOLE, false, false).write(n -> {});
            Weir.run("replay", "--kafka", broker.bootstrapServers(), "--topic", "lost", capture);
            List<Object> job =
                    List.of(
                            "--kafka",
                            broker.bootstrapServers(),
                            "--topic",
                            "lost",
                            "--flows-topic",
                            FLOWS,
                            "--out",
                            out,
                            "--parallelism",
                            1,
                            "--checkpoint-interval",
                            "5m",
                            "--longest-outage",
                            "7m",
                            "--flink-config",
                            "execution.checkpointing.min-pause=5m");

            String savepoint;
            try (RunningJob first = new RunningJob(job)) {
                awaitOpenTransaction(admin);
                savepoint = first.savepoint(folder.resolve("savepoints"));
            }
            giveUpAllTransactions(admin);

            try (RunningJob second = new RunningJob(with(job, "--restore", savepoint))) {
                assertThat(second.awaitCounter(COMMITTER, FAILED)).isEqualTo(1);
            }
            Weir.run("job", with(job, "--restore", savepoint, "--bounded"));

            Answer audit =
                    Weir.ask(
                            "audit",
                            "--out",
                            out,
                            "--kafka",
                            broker.bootstrapServers(),
                            "--flows-topic",
                            FLOWS);
            assertThat(audit.status()).isEqualTo(1);
            assertThat(audit.out())
                    .contains("5,000 packets captured, each accounted for")
                    .containsPattern(
                            "(?m)^bad +topic +lost.flows: of the hour .*flows are missing$");
        }
    }

    private static void awaitOpenTransaction(Admin admin) throws Exception {
        while (openTransactions(admin).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** As Kafka does by itself when their time is over. */
    private static void giveUpAllTransactions(Admin admin) throws Exception {
        for (String transaction : openTransactions(admin)) {
            admin.forceTerminateTransaction(transaction).result().get();
        }
    }

    private static List<String> openTransactions(Admin admin) throws Exception {
        return admin
                .listTransactions(
                        new ListTransactionsOptions()
                                .filterStates(Set.of(TransactionState.ONGOING)))
                .all()
                .get()
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private static List<Object> with(List<Object> job, Object... more) {
        return Stream.concat(job.stream(), Stream.of(more)).toList();
    }
}
