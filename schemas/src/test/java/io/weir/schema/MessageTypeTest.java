package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTest {

    @ParameterizedTest
    @EnumSource
    void standsUnderTheFingerprintOfItsSchema(MessageType type) {
        Schema schema = new Schema.Parser().parse(type.schemaText());

        assertThat(Long.toHexString(type.fingerprint()))
                .isEqualTo(Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)));
    }
}
