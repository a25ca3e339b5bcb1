package io.weir.ingest.replay;

import io.weir.ingest.kafka.WireMessage;

/** The topic holds another message under a number than the replay makes. */
final class ContentMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    ContentMismatch(WireMessage message) {
        super(
                "partition %d holds another message under number %d than these files give"
                        .formatted(message.partition(), message.sequence()));
    }
}
