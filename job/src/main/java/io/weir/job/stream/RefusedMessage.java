package io.weir.job.stream;

import org.jspecify.annotations.Nullable;

/**
 * A message that goes into no flow, with all that is needed to look at it and to send it again.
 *
 * @param reason why
 * @param detail what was expected and found, for people
 * @param topic where it was read
 * @param partition its partition there
 * @param offset its offset there
 * @param key key of the Kafka record, as it was
 * @param value value of the Kafka record, as it was
 * @param packets packets of the train it holds; 0 where it holds none, or nobody can tell
 * @param domain their observation domain; empty where there are no packets
 * @param startUs rule time of the first of them
 */
public record RefusedMessage(
        Refusal reason,
        String detail,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        int packets,
        String domain,
        long startUs)
        implements SourceMessage {}
