package io.weir.job.command;

import io.weir.command.metrics.ListenAddress;
import io.weir.job.flow.Domains;
import io.weir.job.flow.FlowRules;
import io.weir.job.iceberg.CatalogSettings;
import io.weir.job.kafka.FlowFormat;
import io.weir.schema.Cidr;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the job is asked for; everything in it is checked as far as that needs neither
 * Kafka nor Flink.
 *
 * @param servers Kafka's servers, {@code HOST:PORT}, with commas
 * @param client settings of Kafka's clients, by Kafka's names
 * @param topic where sensors publish
 * @param bounded the topic is an archive's, and the job ends with it
 * @param domains expected sensors
 * @param lagMax how far a sensor may be behind; null: it is waited for
 * @param rules when flows end
 * @param maxFlows most open flows of a subtask; 0: no limit
 * @param networks local networks, which only name the rules: the sensors apply them
 * @param out folder of the tables
 * @param append results that are there already may stay beside those of a run that begins anew
 * @param iceberg the catalog of Iceberg tables; null: the tables are plain Parquet files
 * @param topics where results go
 * @param format of flows in their topic
 * @param transactionTimeout after which a broker gives a transaction up
 * @param longestOutage the longest time without the job after which nothing may be lost
 * @param patience how long Kafka is waited for at the start
 * @param flink settings of Flink that this run adds to its cluster's
 * @param metrics where this process tells Prometheus what it measures; null: nowhere
 */
public record JobSettings(
        String servers,
        Map<String, String> client,
        String topic,
        boolean bounded,
        Domains domains,
        @Nullable Duration lagMax,
        FlowRules rules,
        int maxFlows,
        List<Cidr> networks,
        URI out,
        boolean append,
        @Nullable CatalogSettings iceberg,
        ResultTopics topics,
        FlowFormat format,
        Duration transactionTimeout,
        Duration longestOutage,
        Duration patience,
        Configuration flink,
        @Nullable ListenAddress metrics) {}
