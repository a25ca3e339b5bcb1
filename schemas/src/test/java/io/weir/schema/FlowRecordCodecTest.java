package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow record's codec against Avro's generic one. */
class FlowRecordCodecTest {

    private static final int RECORDS = 2_000;

    private final AvroReference avro = new AvroReference(MessageType.FLOW_RECORD);

    @Test
    void writesByteForByteWhatAvroWrites() {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    for (int i = 0; i < RECORDS; i++) {
                        FlowRecord record = records.flow();
                        assertThat(write(record)).isEqualTo(avro.write(toGeneric(record), false));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatAvroWrites(boolean blocking) {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    for (int i = 0; i < RECORDS; i++) {
                        FlowRecord record = records.flow();
                        byte[] bytes = avro.write(toGeneric(record), blocking);
                        AvroReader in = new AvroReader().reset(bytes, 0, bytes.length);
                        assertThat(FlowRecordCodec.read(in)).isEqualTo(record);
                        assertThat(in.remaining()).isZero();
                    }
                });
    }

    /** As docs/wire.md tells other programs to do. */
    @Test
    void isReadByAvrosOwnDecoderOfMessages() throws Exception {
        var flows = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), avro.schema());
        FlowRecord record = new RandomRecords(new SplittableRandom(7)).flow();
        AvroWriter out = new AvroWriter(16);
        MessageType.FLOW_RECORD.writeHeader(out);
        FlowRecordCodec.write(record, out);

        assertThat(flows.decode(out.toByteArray())).isEqualTo(toGeneric(record));
    }

    @Test
    void readsRecordsThatStandBehindEachOther() {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    FlowRecord first = records.flow();
                    FlowRecord second = records.flow();
                    AvroWriter out = new AvroWriter(1);
                    FlowRecordCodec.write(first, out);
                    FlowRecordCodec.write(second, out);
                    AvroReader in = new AvroReader().reset(out.array(), 0, out.length());

                    assertThat(FlowRecordCodec.read(in)).isEqualTo(first);
                    assertThat(FlowRecordCodec.read(in)).isEqualTo(second);
                });
    }

    @Test
    void namesTheTextThatWasNeverSet() {
        assertThatThrownBy(() -> write(new FlowRecord()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("flow_id was never set");
    }

    private static byte[] write(FlowRecord record) {
        AvroWriter out = new AvroWriter(16);
        FlowRecordCodec.write(record, out);
        return out.toByteArray();
    }

    private GenericRecord toGeneric(FlowRecord record) {
        GenericRecord to = new GenericData.Record(avro.schema());
        for (FlowField field : FlowRecord.columns()) {
            to.put(field.columnName(), record.isNull(field) ? null : value(record, field));
        }
        return to;
    }

    private static Object value(FlowRecord record, FlowField field) {
        return switch (field.kind()) {
            case TEXT -> record.text(field);
            case TEXT_LIST -> record.list(field);
            case BOOLEAN -> record.bool(field);
            case INT -> (int) record.number(field);
            case LONG, TIME -> record.number(field);
        };
    }
}
