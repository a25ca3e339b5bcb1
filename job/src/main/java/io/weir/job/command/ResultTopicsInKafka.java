package io.weir.job.command;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics for results: made where they are missing, refused where they would lose records. */
record ResultTopicsInKafka(Admin admin, String kafka) {

    private static final ConfigResource.Type TOPIC = ConfigResource.Type.TOPIC;

    /** After this the topics are there, and fit. */
    void require(ResultTopics topics) throws Failure, ExecutionException, InterruptedException {
        for (String topic : missing(topics.all())) {
            make(topic);
        }
        refuseCompacted(topics.all());
    }

    private List<String> missing(List<String> topics)
            throws Failure, ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            String topic = answer.getKey();
            try {
                answer.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failure("does not show its topic " + topic + " for results", e);
                }
                missing.add(topic);
            }
        }
        return missing;
    }

    /** With the broker's own defaults for partitions and replicas. */
    private void make(String topic) throws Failure, ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failure(
                        "has no topic " + topic + " for results, and does not let it be made", e);
            }
        }
    }

    /** Who may not look at a topic's settings is believed. */
    private void refuseCompacted(List<String> topics)
            throws Failure, ExecutionException, InterruptedException {
        List<ConfigResource> asked =
                topics.stream().map(name -> new ConfigResource(TOPIC, name)).toList();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
                admin.describeConfigs(asked).values().entrySet()) {
            String topic = answer.getKey().name();
            try {
                ConfigEntry policy = answer.getValue().get().get(TopicConfig.CLEANUP_POLICY_CONFIG);
                if (policy != null
                        && String.valueOf(policy.value())
                                .contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                    throw new Failure(
                            ExitStatus.USAGE,
                            "the topic %s for results has cleanup.policy %s, by which Kafka drops"
                                            .formatted(topic, policy.value())
                                    + " or refuses records: set it to delete, or name another topic");
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw failure("does not show the settings of topic " + topic, e);
                }
            }
        }
    }

    /** Where asking again may help, or the topic is not to blame, it is left to who asks. */
    private Failure failure(String what, ExecutionException e) throws ExecutionException {
        Throwable cause = e.getCause();
        if (cause instanceof RetriableException || cause instanceof AuthenticationException) {
            throw e;
        }
        return new Failure(
                ExitStatus.FAILED,
                kafka + " " + what + ": " + (cause == null ? e : cause).getMessage());
    }
}
