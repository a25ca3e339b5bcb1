package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heartbeat and END against Avro's generic reader and writer. */
class SensorMessagesTest {

    private static final int MESSAGES = 1_000;

    private final AvroReference avroHeartbeat = new AvroReference(MessageType.HEARTBEAT);
    private final AvroReference avroEnd = new AvroReference(MessageType.END);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsHeartbeatsThatAvroWrites(boolean blocking) {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    for (int i = 0; i < MESSAGES; i++) {
                        Heartbeat heartbeat = records.heartbeat();
                        byte[] bytes = avroHeartbeat.writeMessage(toGeneric(heartbeat), blocking);
                        assertThat(Heartbeat.readFrom(reader(bytes))).isEqualTo(heartbeat);
                    }
                });
    }

    @Test
    void writesHeartbeatsByteForByteAsAvroDoes() {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    for (int i = 0; i < MESSAGES; i++) {
                        Heartbeat heartbeat = records.heartbeat();
                        assertThat(write(heartbeat))
                                .isEqualTo(avroHeartbeat.writeMessage(toGeneric(heartbeat), false));
                    }
                });
    }

    @Test
    void writesEndsByteForByteAsAvroDoesAndReadsThem() {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    for (int i = 0; i < MESSAGES; i++) {
                        End end = records.end();
                        byte[] bytes = avroEnd.writeMessage(toGeneric(end), false);
                        assertThat(write(end)).isEqualTo(bytes);
                        assertThat(End.readFrom(reader(bytes))).isEqualTo(end);
                    }
                });
    }

    @Test
    void keepsAHeartbeatsCountsAsTheyWere() {
        TreeMap<String, Long> counts = new TreeMap<>();
        counts.put("ipv4.truncated", 1L);
        Heartbeat heartbeat = new Heartbeat("d", "s", 0, 0, 0, 1, 0, 0, counts, 0, counts, 0);
        counts.put("ipv6.truncated", 1L);

        assertThat(heartbeat.undecodable()).containsOnlyKeys("ipv4.truncated");
        assertThat(heartbeat.dropped()).containsOnlyKeys("ipv4.truncated");
    }

    @Test
    void refusesAMessageOfAnotherTypeAndOneWithARest() {
        byte[] end = write(new End("d", "s", 0, 0, 0));
        byte[] longer = Arrays.copyOf(end, end.length + 1);

        assertThatThrownBy(() -> Heartbeat.readFrom(reader(end)))
                .isInstanceOf(MalformedTrainException.class)
                .hasMessageContaining("no heartbeat");
        assertThatThrownBy(() -> End.readFrom(reader(longer)))
                .isInstanceOf(MalformedTrainException.class)
                .hasMessageContaining("behind the message");
    }

    private GenericRecord toGeneric(Heartbeat heartbeat) {
        GenericRecord to = new GenericData.Record(avroHeartbeat.schema());
        to.put("domain", heartbeat.domain());
        to.put("sensor", heartbeat.sensor());
        to.put("epoch", heartbeat.epoch());
        to.put("sequence", heartbeat.sequence());
        to.put("clock_us", heartbeat.clockUs());
        to.put("captured", heartbeat.captured());
        to.put("decoded", heartbeat.decoded());
        to.put("not_ip", heartbeat.notIp());
        to.put("undecodable", heartbeat.undecodable());
        to.put("orphan_fragments", heartbeat.orphanFragments());
        to.put("dropped", heartbeat.dropped());
        to.put("kernel_drops", heartbeat.kernelDrops());
        return to;
    }

    private GenericRecord toGeneric(End end) {
        GenericRecord to = new GenericData.Record(avroEnd.schema());
        to.put("domain", end.domain());
        to.put("sensor", end.sensor());
        to.put("epoch", end.epoch());
        to.put("sequence", end.sequence());
        to.put("clock_us", end.clockUs());
        return to;
    }

    private static byte[] write(Heartbeat heartbeat) {
        AvroWriter out = new AvroWriter(1);
        heartbeat.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] write(End end) {
        AvroWriter out = new AvroWriter(1);
        end.writeTo(out);
        return out.toByteArray();
    }

    private static AvroReader reader(byte[] bytes) {
        return new AvroReader().reset(bytes, 0, bytes.length);
    }
}
