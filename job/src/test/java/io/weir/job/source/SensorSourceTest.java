package io.weir.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.job.clock.ClockRules;
import io.weir.job.flow.Domains;
import io.weir.job.ledger.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source in the real graph on a MiniCluster, against a real broker. */
@Timeout(600)
class SensorSourceTest {

    private static final int PARTITIONS = 4;
    private static final int TRAINS = 2000;
    private static final SensorSettings REPLAY =
            new SensorSettings(new ClockRules(Fleet.DOMAINS, ClockRules.NEVER), true);

    private static final SensorSettings ONE_SENSOR =
            new SensorSettings(new ClockRules(Domains.UNLISTED, ClockRules.NEVER), true);

    @TempDir private static Path folder;
    @TempDir private Path savepoints;
    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static SourceRun run(TestTopic topic, SensorSettings settings) {
        return new SourceRun(broker.bootstrapServers(), topic.name(), settings);
    }

    private static void isWhatWasSent(SourceRun run, Fleet fleet) throws Exception {
        assertThat(run.flows()).isEqualTo(Oracle.flows(fleet));
        Ledger books = run.ledger();
        assertThat(books.isBalanced()).isTrue();
        assertThat(books.totals())
                .containsEntry("captured", (long) fleet.packets())
                .containsEntry("in_flows", (long) fleet.packets());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "4, 2", "3, 3"})
    void givesTheFlowsOfTheTopicAndEndsByItself(int partitions, int readers) throws Exception {
        Fleet fleet = Fleet.of(partitions, TRAINS, 1);
        try (TestTopic topic = TestTopic.create(broker, partitions)) {
            topic.send(fleet.messages());
            SourceRun run = run(topic, REPLAY);
            run.start(readers).awaitEnd();
            isWhatWasSent(run, fleet);
            assertThat(run.probe().passed()).isEqualTo(fleet.trains() + fleet.beats());
        }
    }

    @Test
    void hearsAMessageOnceThatAProducerSentTwice() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 2);
        Random random = new Random(2);
        List<Fleet.Message> sent = new ArrayList<>();
        for (Fleet.Message message : fleet.messages()) {
            sent.add(message);
            if (random.nextInt(16) == 0) {
                sent.add(message);
            }
        }
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(sent);
            SourceRun run = run(topic, REPLAY);
            run.start(2).awaitEnd();
            isWhatWasSent(run, fleet);
        }
    }

    @Test
    void showsInItsMetricsWhatItHasHeardAndWhatNot() throws Exception {
        long start = Fleet.START_US;
        long second = 1_000_000;
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(
                    List.of(
                            Fleet.train("north", 0, start, start + 10 * second),
                            Fleet.train("north", 0, start, start + 10 * second),
                            Fleet.train("north", 3, start + 10 * second, start + 20 * second),
                            Fleet.train("north", 4, start, start + 20 * second),
                            new Fleet.Message(0, null, new byte[] {1, 2, 3}),
                            Fleet.train("north", 5, start + 20 * second, start + 30 * second)));
            SourceRun run = run(topic, ONE_SENSOR);
            SourceRun.Job job = run.start(1);
            job.awaitMetric(
                    "domain\\.north\\.sensor\\.north\\.sensorClockMs",
                    (start + 30 * second) / 1000);
            assertThat(run.metric("duplicateMessages")).isEqualTo(1);
            assertThat(run.metric("lostMessages")).isEqualTo(2);
            assertThat(run.metric("lateTrains")).isEqualTo(1);
            assertThat(run.metric("latePackets")).isEqualTo(1);
            assertThat(run.metric("deadLetters")).isEqualTo(1);
            assertThat(run.metric("domain\\.north\\.sensor\\.north\\.sensorLagMs")).isZero();
            job.cancel();
        }
    }

    @Test
    void goesOnAfterAFailureAsIfNothingHadBeen() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 3);
        List<Fleet.Message> all = fleet.messages();
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            SourceRun run = run(topic, REPLAY);
            topic.send(all.subList(0, all.size() / 2));
            SourceRun.Job job = run.start(2);
            job.awaitCheckpoints(2);
            run.probe().failAtNextMessage();
            topic.send(all.subList(all.size() / 2, all.size() * 3 / 4));
            job.awaitFailures(1);
            job.awaitCheckpoints(2);
            run.probe().failAtNextMessage();
            topic.send(all.subList(all.size() * 3 / 4, all.size()));
            job.awaitEnd();
            assertThat(run.probe().failures()).isEqualTo(2);
            assertThat(run.flows()).isEqualTo(Oracle.flows(fleet));
        }
    }

    /** By then the second sensor has sent END into every partition. */
    @ParameterizedTest
    @CsvSource({"2, 1", "1, 3", "4, 2"})
    void goesOnFromASavepointAtAnotherParallelism(int before, int after) throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 4);
        List<Fleet.Message> all = fleet.messages();
        int first = all.size() * 4 / 5;
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(all.subList(0, first));
            SourceRun run = run(topic, REPLAY);
            SourceRun.Job job = run.start(before);
            job.awaitPassed(forwarded(all.subList(0, first)));
            String savepoint = job.stopWithSavepoint(savepoints);
            topic.send(all.subList(first, all.size()));
            run.restore(savepoint, after).awaitEnd();
            isWhatWasSent(run, fleet);
            assertThat(run.probe().passed()).isEqualTo(fleet.trains() + fleet.beats());
        }
    }

    private static int forwarded(List<Fleet.Message> messages) {
        return (int)
                messages.stream()
                        .filter(message -> message.key() != null || Fleet.isFirstBeat(message))
                        .count();
    }

    @Test
    void endsAfterAFailureBehindTheLastMessage() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 5);
        List<Fleet.Message> all = fleet.messages();
        int last = all.size() - 1;
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            // One partition lacks its END, and all others are read to their end.
            topic.send(all.subList(0, last));
            SourceRun run = run(topic, REPLAY);
            SourceRun.Job job = run.start(2);
            job.awaitPassed(fleet.trains() + fleet.beats());
            String savepoint = job.stopWithSavepoint(savepoints);
            topic.send(all.subList(last, all.size()));
            run.restore(savepoint, 3).awaitEnd();
            isWhatWasSent(run, fleet);
        }
    }

    @Test
    void putsWhatIsNoMessageAsideAndNeverRestarts() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 6);
        List<Fleet.Message> sent = new ArrayList<>();
        Poison poison = new Poison(6);
        int bad = 0;
        for (Fleet.Message message : fleet.messages()) {
            if (sent.size() % 100 < 3 && bad < sent.size() / 50) {
                sent.add(poison.like(message));
                bad++;
            }
            sent.add(message);
        }
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(sent);
            SourceRun run = run(topic, REPLAY).withoutRestarts();
            run.start(2).awaitEnd();
            assertThat(run.deadLetters()).hasSize(bad);
            assertThat(run.deadLetters())
                    .allSatisfy(
                            letter -> {
                                assertThat(letter.topic()).isEqualTo(topic.name());
                                assertThat(letter.detail()).isNotEmpty();
                            })
                    .extracting(letter -> letter.partition() + "/" + letter.offset())
                    .doesNotHaveDuplicates();
            isWhatWasSent(run, fleet);
        }
    }

    @Test
    void putsWhatComesBehindEventTimeAsideAndBooksIt() throws Exception {
        long second = 1_000_000;
        long start = Fleet.START_US;
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(
                    List.of(
                            Fleet.train("north", 0, start, start + 10 * second),
                            Fleet.train("north", 1, start + 10 * second, start + 20 * second),
                            Fleet.train("north", 2, start + 5 * second, start + 20 * second),
                            Fleet.end("north", 3, start + 20 * second)));
            SourceRun run = run(topic, ONE_SENSOR);
            run.start(1).awaitEnd();
            assertThat(run.late())
                    .singleElement()
                    .satisfies(late -> assertThat(late.offset()).isEqualTo(2));
            assertThat(run.deadLetters()).isEmpty();
            assertThat(run.ledger().totals())
                    .containsEntry("late", 1L)
                    .containsEntry("in_flows", 2L);
        }
    }

    @Test
    void doesNotBelieveAClockFarBeyondKafkas() throws Exception {
        long nowUs = System.currentTimeMillis() * 1000;
        long dayUs = 86_400_000_000L;
        SensorSettings live =
                new SensorSettings(new ClockRules(Domains.UNLISTED, ClockRules.NEVER), false);
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(
                    List.of(
                            Fleet.train("north", 0, nowUs, nowUs + 1),
                            Fleet.train("north", 1, nowUs + dayUs, nowUs + dayUs),
                            Fleet.train("north", 2, nowUs + 2, nowUs + 3)));
            SourceRun run = run(topic, live);
            SourceRun.Job job = run.start(1);
            job.awaitPassed(3);
            job.cancel();
            assertThat(run.deadLetters())
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(letter.offset()).isEqualTo(1);
                                assertThat(letter.reason().text()).isEqualTo("future_clock");
                            });
        }
    }

    @Test
    void putsASecondSensorOfADomainThatListsNoneAside() throws Exception {
        Fleet fleet = Fleet.of(1, 200, 8);
        List<Fleet.Message> sent = new ArrayList<>(fleet.messages());
        sent.add(100, Fleet.train("north", "intruder", 0, Fleet.START_US, Fleet.START_US));
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(sent);
            SourceRun run = run(topic, REPLAY);
            run.start(1).awaitEnd();
            assertThat(run.deadLetters())
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter.reason().text())
                                            .isEqualTo("unexpected_sensor"));
            assertThat(run.ledger().totals()).containsEntry("dead_letter", 1L);
        }
    }
}
