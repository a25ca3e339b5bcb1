package io.weir.job.source;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each partition ends when the job looks at it first. It makes Kafka's source a bounded one,
 * which looks for no new partitions either; yet a partition ends only when the sensors' END was
 * read as well.
 */
final class FirstLook implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        return retriever.endOffsets(partitions);
    }

    /** Only asked of where a reader starts. */
    @Override
    @SuppressWarnings("deprecation") // The connector's interface asks for it.
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
