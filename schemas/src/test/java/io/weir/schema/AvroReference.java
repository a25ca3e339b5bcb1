package io.weir.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro's own reader and writer of a message type: the judge of the hand-written codecs. */
final class AvroReference {

    private static final int SMALLEST_BLOCK = 64;

    private final MessageType type;
    private final Schema schema;

    AvroReference(MessageType type) {
        this.type = type;
        this.schema = new Schema.Parser().parse(type.schemaText());
    }

    Schema schema() {
        return schema;
    }

    /** Reads a body and insists that it fills the octets. */
    GenericRecord read(byte[] bytes, int offset) throws IOException {
        BinaryDecoder in =
                DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, in);
        if (!in.isEnd()) {
            throw new IOException("octets behind the message");
        }
        return record;
    }

    GenericRecord readMessage(byte[] message) throws IOException {
        return read(message, MessageType.HEADER_LENGTH);
    }

    byte[] write(GenericRecord record, boolean blocking) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeBody(record, blocking, bytes);
        return bytes.toByteArray();
    }

    byte[] writeMessage(GenericRecord record, boolean blocking) throws IOException {
        AvroWriter header = new AvroWriter(MessageType.HEADER_LENGTH);
        type.writeHeader(header);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.toByteArray());
        writeBody(record, blocking, bytes);
        return bytes.toByteArray();
    }

    private void writeBody(GenericRecord record, boolean blocking, ByteArrayOutputStream bytes)
            throws IOException {
        EncoderFactory factory = new EncoderFactory().configureBlockSize(SMALLEST_BLOCK);
        BinaryEncoder out =
                blocking
                        ? factory.blockingBinaryEncoder(bytes, null)
                        : factory.binaryEncoder(bytes, null);
        GenericData data = new GenericData();
        new GenericDatumWriter<GenericRecord>(schema, data).write(record, out);
        out.flush();
    }
}
