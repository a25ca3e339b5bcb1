package io.weir.job.kafka;

import io.weir.schema.AvroWriter;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.nio.charset.StandardCharsets;

/** How a flow record is written into a Kafka value. */
public enum FlowFormat {
    /** Avro's single-object encoding: marker, fingerprint of the schema, body. */
    AVRO {
        @Override
        byte[] octets(FlowRecord flow) {
            AvroWriter out = new AvroWriter(USUAL_LENGTH);
            MessageType.FLOW_RECORD.writeHeader(out);
            FlowRecordCodec.write(flow, out);
            return out.toByteArray();
        }
    },
    /** One JSON object of all columns; times are integer microseconds. */
    JSON {
        @Override
        byte[] octets(FlowRecord flow) {
            return FlowJson.of(flow).getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final int USUAL_LENGTH = 512;

    abstract byte[] octets(FlowRecord flow);
}
