package io.weir.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.stream.Refusal;
import io.weir.job.stream.RefusedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedRecordsTest {

    private static final int WHOLE = 256 << 10;
    private static final int HEAD = 64 << 10;

    private static ProducerRecord<byte[], byte[]> record(
            byte @Nullable [] key, byte @Nullable [] value) {
        return new RefusedRecords("dead")
                .serialize(
                        new RefusedMessage(
                                Refusal.MALFORMED, "why", "in", 3, 4711, key, value, 0, "", 0),
                        null,
                        null);
    }

    private static @Nullable String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] filled(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (i * 31);
        }
        return octets;
    }

    private static String sha256(byte[] octets) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }

    @Test
    void holdAMessageAsItWasRead() {
        byte[] value = filled(WHOLE);
        ProducerRecord<byte[], byte[]> record = record(null, value);
        assertThat(record.key()).isNull();
        assertThat(record.value()).isEqualTo(value);
        assertThat(header(record, "weir.reason")).isEqualTo("malformed");
        assertThat(header(record, "weir.offset")).isEqualTo("4711");
        assertThat(header(record, "weir.truncated")).isNull();
        assertThat(header(record, "weir.sha256")).isNull();
    }

    @Test
    void holdTheHeadOfALargeValueAndWhatTheWholeWas() throws Exception {
        byte[] value = filled(3 << 20);
        ProducerRecord<byte[], byte[]> record = record(new byte[] {1}, value);
        assertThat(record.key()).containsExactly(1);
        assertThat(record.value()).isEqualTo(Arrays.copyOf(value, HEAD));
        assertThat(header(record, "weir.truncated")).isEqualTo("3145728");
        assertThat(header(record, "weir.sha256")).isEqualTo(sha256(value));
        assertThat(header(record, "weir.key.truncated")).isNull();
    }

    @Test
    void holdTheHeadOfALargeKeyAndWhatTheWholeWas() throws Exception {
        byte[] key = filled(WHOLE + 1);
        ProducerRecord<byte[], byte[]> record = record(key, null);
        assertThat(record.key()).isEqualTo(Arrays.copyOf(key, HEAD));
        assertThat(record.value()).isNull();
        assertThat(header(record, "weir.key.truncated")).isEqualTo("262145");
        assertThat(header(record, "weir.key.sha256")).isEqualTo(sha256(key));
    }
}
