package io.weir.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.job.clock.ClockRules;
import io.weir.job.clock.SensorClocks;
import io.weir.job.clock.SensorMark;
import io.weir.job.clock.SensorProgress;
import io.weir.job.clock.Verdict;
import io.weir.job.flow.Domains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Splits as each version wrote them, which every later version must read. A new version gets a new
 * file beside the old one; {@code -Dgolden.update=true} writes a file that is missing and never
 * touches one that is there.
 */
class SensorSplitSerializerTest {

    private static final Path VERSION_1 =
            Path.of(
                    System.getProperty("basedir", "."),
                    "src/test/resources/io/weir/job/source/sensor-split.v1.bin");
    private static final TopicPartition PARTITION = new TopicPartition("weir.packets", 3);
    private static final ClockRules RULES =
            new ClockRules(
                    new Domains(Map.of("campus", List.of("east", "west"))), ClockRules.NEVER);
    private static final long START_US = 1_700_000_000_000_000L;

    private final SensorSplitSerializer serializer = new SensorSplitSerializer();

    @Test
    void writesVersion1() throws IOException {
        byte[] written =
                serializer.serialize(
                        new SensorSplit(
                                new KafkaPartitionSplit(PARTITION, 4711), clocks().freeze()));
        if (Boolean.getBoolean("golden.update") && !Files.exists(VERSION_1)) {
            Files.write(VERSION_1, written);
        }

        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(written).isEqualTo(Files.readAllBytes(VERSION_1));
    }

    @Test
    void readsVersion1AndGoesOnFromThere() throws IOException {
        KafkaPartitionSplit split = serializer.deserialize(1, Files.readAllBytes(VERSION_1));

        assertThat(split.getTopicPartition()).isEqualTo(PARTITION);
        assertThat(split.getStartingOffset()).isEqualTo(4711);
        SensorClocks clocks = SensorClocks.thaw(SensorSplit.clocks(split), RULES);
        assertThat(clocks.watermarkUs()).isEqualTo(START_US + 3_000_000);
        assertThat(clocks.sensors())
                .extracting(
                        SensorProgress::sensor,
                        SensorProgress::clockUs,
                        SensorProgress::repeated,
                        SensorProgress::missing,
                        SensorProgress::hasEnded,
                        SensorProgress::isStranger)
                .containsExactlyInAnyOrder(
                        tuple("east", START_US + 3_000_000, 1L, 2L, false, false),
                        tuple("west", START_US + 2_000_000, 0L, 0L, true, false),
                        tuple("north", START_US + 9_000_000, 0L, 0L, false, true));
        assertThat(clocks.apply(mark("east", 8, 4, 3))).isEqualTo(Verdict.REPEATED);
        assertThat(clocks.apply(mark("east", 7, 0, 3))).isEqualTo(Verdict.REPEATED);
        assertThat(clocks.apply(mark("east", 8, 5, 4))).isEqualTo(Verdict.ACCEPTED);
        assertThat(clocks.watermarkUs()).isEqualTo(START_US + 4_000_000);
    }

    @Test
    void keepsWhatWasThereAtTheFirstLook() throws IOException {
        SensorSplit split =
                new SensorSplit(new KafkaPartitionSplit(PARTITION, 4711, 9000), clocks().freeze());

        KafkaPartitionSplit restored = serializer.deserialize(1, serializer.serialize(split));

        assertThat(SensorSplit.isBehindTheFirstLook(restored)).isTrue();
        assertThat(restored.getStoppingOffset()).hasValue(9000L);
        KafkaPartitionSplit beyond =
                serializer.deserialize(
                        1, serializer.serialize(SensorSplit.beyondTheFirstLook(restored)));
        assertThat(SensorSplit.isBehindTheFirstLook(beyond)).isFalse();
        assertThat(beyond.getStartingOffset()).isEqualTo(9000);
    }

    @Test
    void refusesAnUnknownVersion() {
        assertThatThrownBy(() -> serializer.deserialize(2, Files.readAllBytes(VERSION_1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    /** Every part holds something: an earlier epoch, a repetition, a hole, an END, a stranger. */
    private static SensorClocks clocks() {
        SensorClocks clocks = new SensorClocks(RULES);
        clocks.apply(mark("east", 7, 0, 1));
        clocks.apply(mark("east", 8, 0, 2));
        clocks.apply(mark("east", 8, 1, 2));
        clocks.apply(mark("east", 8, 1, 2));
        clocks.apply(mark("east", 8, 4, 3));
        SensorMark end = mark("west", 7, 0, 2);
        end.end = true;
        clocks.apply(end);
        clocks.apply(mark("north", 7, 0, 9));
        return clocks;
    }

    private static SensorMark mark(String sensor, long epoch, long sequence, long second) {
        SensorMark mark = new SensorMark();
        mark.domain = "campus";
        mark.sensor = sensor;
        mark.epoch = epoch;
        mark.sequence = sequence;
        mark.clockUs = START_US + second * 1_000_000;
        mark.clockTrusted = true;
        return mark;
    }
}
