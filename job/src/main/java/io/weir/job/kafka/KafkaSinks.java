package io.weir.job.kafka;

import io.weir.job.stream.RefusedMessage;
import io.weir.schema.FlowRecord;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The sinks into Kafka. */
public final class KafkaSinks {

    private KafkaSinks() {}

    /**
     * Flow records, exactly once for who reads committed records only. Each transaction has a new
     * name: one that is used again runs out of epochs on brokers with the newer protocol
     * (FLINK-40689).
     *
     * @param client settings of the producer, servers among them
     * @param transactions begins the name of every transaction: of this job and no other
     * @param timeout after which the broker gives a transaction up, and its flows are lost
     */
    public static Sink<FlowRecord> flows(
            String topic,
            FlowFormat format,
            Properties client,
            String transactions,
            Duration timeout) {
        return KafkaSink.<FlowRecord>builder()
                .setKafkaProducerConfig(client)
                .setBootstrapServers(servers(client))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .setTransactionalIdPrefix(transactions)
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(timeout.toMillis()))
                .setRecordSerializer(new FlowTopicRecords(topic, format))
                .build();
    }

    /** Late trains or dead letters: none is lost, and after a failure some may come twice. */
    public static Sink<RefusedMessage> refused(String topic, Properties client) {
        return KafkaSink.<RefusedMessage>builder()
                .setKafkaProducerConfig(client)
                .setBootstrapServers(servers(client))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new RefusedRecords(topic))
                .build();
    }

    private static String servers(Properties client) {
        return client.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
}
