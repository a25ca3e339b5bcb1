package io.weir.ingest.kafka;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.config.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Makes the topic, or checks that the one that is there will do. */
public final class Topics {

    private static final Duration LEADERS_PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_AGAIN_NANOS = 100_000_000;

    private final Admin admin;
    private final TopicPlan plan;
    private final Consumer<String> messages;

    private Topics(Admin admin, TopicPlan plan, Consumer<String> messages) {
        this.admin = admin;
        this.plan = plan;
        this.messages = messages;
    }

    /**
     * Returns the number of partitions, all of which have a leader that answers by then.
     *
     * @param messages takes what a person should know, a line each
     * @throws Failure why the topic cannot be made, or does not do
     */
    public static int prepare(Admin admin, TopicPlan plan, Consumer<String> messages)
            throws Failure, InterruptedException {
        return new Topics(admin, plan, messages).prepare();
    }

    private int prepare() throws Failure, InterruptedException {
        Integer found = partitions();
        if (found == null) {
            create();
            found = partitions();
        } else {
            checkCleanup();
        }
        if (found == null) {
            throw failed("it was made and is gone again");
        }
        if (plan.partitions() != null && !plan.partitions().equals(found)) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "--partitions: topic %s has %d partitions, not %d; the count of a topic is fixed"
                            .formatted(plan.name(), found, plan.partitions()));
        }
        awaitLeaders(found);
        return found;
    }

    private @Nullable Integer partitions() throws Failure, InterruptedException {
        try {
            Map<String, TopicDescription> found =
                    admin.describeTopics(List.of(plan.name())).allTopicNames().get();
            TopicDescription topic = found.get(plan.name());
            return topic == null ? null : topic.partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failed(e);
        }
    }

    private void create() throws Failure, InterruptedException {
        Optional<Short> replication =
                Optional.ofNullable(plan.replication()).map(Integer::shortValue);
        NewTopic topic =
                new NewTopic(plan.name(), Optional.of(plan.partitionsIfNew()), replication)
                        .configs(
                                Map.of(
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        Long.toString(plan.retentionIfNew().toMillis()),
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_DELETE));
        try {
            admin.createTopics(List.of(topic)).all().get();
            messages.accept(
                    "made topic %s: %d partitions, kept for %s"
                            .formatted(
                                    plan.name(),
                                    plan.partitionsIfNew(),
                                    Durations.format(plan.retentionIfNew())));
        } catch (ExecutionException e) {
            // Another sensor may have been faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed(e);
            }
        }
        awaitTopic();
    }

    /** What is made is known to the controller first, and to the broker that was asked later. */
    private void awaitTopic() throws Failure, InterruptedException {
        long deadline = System.nanoTime() + LEADERS_PATIENCE.toNanos();
        while (partitions() == null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
    }

    /** Messages without a key have no place in a compacted topic, and those with one would go. */
    private void checkCleanup() throws Failure, InterruptedException {
        Config config = config();
        if (config == null) {
            return;
        }
        String cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw failed("its cleanup.policy is " + cleanup + ", it must be delete");
        }
        long retention = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        if (plan.retention() != null && plan.retention().toMillis() != retention) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "--retention: topic %s is kept for %s, not %s; change its retention.ms"
                            .formatted(
                                    plan.name(),
                                    retention < 0
                                            ? "ever"
                                            : Durations.format(Duration.ofMillis(retention)),
                                    Durations.format(plan.retention())));
        }
    }

    /** Null where we may not know it. */
    private @Nullable Config config() throws Failure, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, plan.name());
        try {
            return admin.describeConfigs(List.of(topic)).all().get().get(topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw failed(e);
        }
    }

    /**
     * Waits until the leader of every partition answers for it: whoever produces into a topic
     * before that can wait for ever for one batch.
     */
    private void awaitLeaders(int partitions) throws Failure, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends =
                IntStream.range(0, partitions)
                        .mapToObj(i -> new TopicPartition(plan.name(), i))
                        .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        long deadline = System.nanoTime() + LEADERS_PATIENCE.toNanos();
        while (!ends.isEmpty()) {
            Map<TopicPartition, OffsetSpec> silent = new HashMap<>();
            var asked = admin.listOffsets(ends);
            for (TopicPartition partition : ends.keySet()) {
                if (!answers(asked.partitionResult(partition), deadline)) {
                    silent.put(partition, OffsetSpec.latest());
                }
            }
            ends = silent;
            if (!ends.isEmpty()) {
                LockSupport.parkNanos(ASK_AGAIN_NANOS);
            }
        }
    }

    private boolean answers(KafkaFuture<?> offset, long deadline)
            throws Failure, InterruptedException {
        try {
            offset.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException && System.nanoTime() < deadline) {
                return false;
            }
            throw failed(e);
        }
    }

    private Failure failed(ExecutionException e) {
        return failed(KafkaConnection.words(e.getCause() == null ? e : e.getCause()));
    }

    private Failure failed(String why) {
        return new Failure(ExitStatus.FAILED, "topic " + plan.name() + " cannot be used: " + why);
    }
}
