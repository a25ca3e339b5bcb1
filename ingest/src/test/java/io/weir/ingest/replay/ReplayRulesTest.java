package io.weir.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.kafka.WireMessage;
import io.weir.schema.AvroWriter;
import io.weir.schema.End;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a replay is decided without Kafka and without a clock. */
class ReplayRulesTest {

    private static final StreamId OWN = new StreamId("lab", "archive", 5);

    private final TopicContent content = new TopicContent(OWN, 2);

    @Test
    void leavesOutWhatIsThereByPartition() {
        content.add(0, end(OWN, 6, 100));

        assertThat(content.holds(message(0, 6, 100))).isTrue();
        assertThat(content.holds(message(0, 3, 7))).isTrue();
        assertThat(content.holds(message(0, 7, 100))).isFalse();
        assertThat(content.holds(message(1, 0, 100))).isFalse();
        assertThat(content.messages()).isEqualTo(7);
        assertThat(content.isComplete()).isFalse();
    }

    @Test
    void refusesAnotherMessageUnderTheLastNumber() {
        content.add(0, end(OWN, 6, 100));

        assertThatThrownBy(() -> content.holds(message(0, 6, 101)))
                .isInstanceOf(ContentMismatch.class)
                .hasMessageContaining("number 6");
    }

    @Test
    void isNotConfusedByAMessageThatCameTwice() {
        content.add(0, end(OWN, 6, 100));
        content.add(0, end(OWN, 4, 90));

        assertThat(content.holds(message(0, 6, 100))).isTrue();
        assertThat(content.messages()).isEqualTo(7);
    }

    @Test
    void letsAnArchiveFollowOneThatIsOver() {
        content.add(0, end(new StreamId("lab", "archive", 4), 6, 100));

        assertThat(Timeline.obstacle(content, OWN, false, 100)).isNull();
        assertThat(Timeline.obstacle(content, OWN, false, 99)).contains("beyond");
    }

    @Test
    void letsOnlySensorsOfOneDomainShareATime() {
        content.add(0, end(new StreamId("lab", "west", 4), 6, 100));
        assertThat(Timeline.obstacle(content, OWN, true, 0)).isNull();
        assertThat(Timeline.obstacle(content, OWN, false, 0)).isNotNull();

        content.add(0, end(new StreamId("field", "west", 4), 6, 100));
        assertThat(Timeline.obstacle(content, OWN, true, 0)).contains("domain field");
    }

    @Test
    void letsNoSecondReplayOfTheSameSensorShareATime() {
        content.add(0, end(new StreamId("lab", "archive", 4), 6, 100));

        assertThat(Timeline.obstacle(content, OWN, true, 0)).isNotNull();
    }

    @Test
    void countsWhatIsNoMessage() {
        content.add(0, new byte[] {1, 2, 3});
        content.add(1, null);

        assertThat(content.foreign()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"max, max", "1x, 1x", "10x, 10x", "0.5x, 0.5x"})
    void readsSpeeds(String text, String written) {
        assertThat(Speed.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "x", "10", "-1x", "1e3x", "fast"})
    void refusesWhatIsNoSpeed(String text) {
        assertThatThrownBy(() -> Speed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as max, 1x or 10x");
    }

    @Test
    void makesAFrameDueInStepWithItsTime() {
        Pace pace = new Pace(new Speed(10));

        assertThat(pace.untilDue(5_000_000, 100)).isZero();
        assertThat(pace.untilDue(6_000_000, 100)).isEqualTo(100_000_000);
        assertThat(pace.untilDue(6_000_000, 100 + 100_000_000)).isZero();
        assertThat(pace.untilDue(4_000_000, 200)).as("a step back").isNegative();
        assertThat(new Pace(Speed.MAX).untilDue(Long.MAX_VALUE, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/data/monday.pcap.gz, weir.packets.monday",
        "tür zu.pcapng, weir.packets.t-r-zu",
        ".pcap, weir.packets.archive",
        "v1.2, weir.packets.v1.2"
    })
    void namesATopicAfterTheArchive(String file, String topic) {
        assertThat(ArchiveName.topic(List.of("/x/zoo.pcap", file))).isEqualTo(topic);
    }

    private static WireMessage message(int partition, long sequence, long clockUs) {
        return new WireMessage(partition, sequence, null, end(OWN, sequence, clockUs), 0);
    }

    private static byte[] end(StreamId stream, long sequence, long clockUs) {
        AvroWriter out = new AvroWriter(64);
        new End(stream.domain(), stream.sensor(), stream.epoch(), sequence, clockUs).writeTo(out);
        return out.toByteArray();
    }
}
