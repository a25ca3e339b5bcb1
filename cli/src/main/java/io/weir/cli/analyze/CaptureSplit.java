package io.weir.cli.analyze;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All inputs of a run: one stream has one order, so there is one split, which is read from its
 * start.
 */
enum CaptureSplit implements SourceSplit {
    ALL;

    @Override
    public String splitId() {
        return "captures";
    }

    /** The split has no position, so there is nothing to write. */
    static final class Serializer implements SimpleVersionedSerializer<CaptureSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(CaptureSplit split) {
            return new byte[0];
        }

        @Override
        public CaptureSplit deserialize(int version, byte[] serialized) {
            return ALL;
        }
    }
}
