package io.weir.job.command;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.config.Durations;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What the job has to know of Kafka before it starts.
 *
 * @param partitions of the sensors' topic
 * @param longestTransactionMs what a broker allows a transaction to last; 0 where it does not tell
 */
record KafkaFacts(int partitions, long longestTransactionMs) {

    private static final String LONGEST_TRANSACTION = "transaction.max.timeout.ms";
    private static final String ATTEMPT_MS = "5000";
    private static final long PAUSE_MS = 500;

    /**
     * Asks Kafka, again and again while nobody answers or the topic is not there yet, and makes the
     * topics for results that do not exist.
     *
     * @param messages takes what a person should know meanwhile
     */
    static KafkaFacts of(JobSettings settings, Consumer<String> messages)
            throws Failure, InterruptedException {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        Properties client = KafkaClients.common(settings);
        client.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        client.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        String told = "";
        while (true) {
            String obstacle;
            try (Admin admin = Admin.create(client)) {
                return ask(admin, settings);
            } catch (ExecutionException e) {
                obstacle = obstacle(settings, e.getCause() == null ? e : e.getCause());
            } catch (KafkaException e) {
                obstacle = obstacleBeforeAnyContact(settings, e);
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitStatus.FAILED,
                        obstacle + "; gave up after " + Durations.format(settings.patience()));
            }
            if (!obstacle.equals(told)) {
                told = obstacle;
                messages.accept(
                        obstacle + "; trying again for " + Durations.format(settings.patience()));
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private static KafkaFacts ask(Admin admin, JobSettings settings)
            throws Failure, ExecutionException, InterruptedException {
        int partitions =
                only(admin.describeTopics(List.of(settings.topic())).topicNameValues())
                        .partitions()
                        .size();
        new ResultTopicsInKafka(admin, name(settings)).require(settings.topics());
        return new KafkaFacts(partitions, longestTransaction(admin));
    }

    /** The answer about the one thing that was asked for. */
    private static <T> T only(Map<?, KafkaFuture<T>> answers)
            throws ExecutionException, InterruptedException {
        return answers.values().iterator().next().get();
    }

    private static long longestTransaction(Admin admin)
            throws ExecutionException, InterruptedException {
        Node broker = admin.describeCluster().nodes().get().iterator().next();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        try {
            Config config = only(admin.describeConfigs(List.of(resource)).values());
            ConfigEntry longest = config.get(LONGEST_TRANSACTION);
            return longest == null ? 0 : Long.parseLong(longest.value());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return 0;
            }
            throw e;
        }
    }

    private static String name(JobSettings settings) {
        return "Kafka at " + settings.servers();
    }

    /** A name that nobody knows now may be one that is not known yet. */
    private static String obstacleBeforeAnyContact(JobSettings settings, KafkaException problem)
            throws Failure {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (String.valueOf(cause.getMessage()).contains("No resolvable bootstrap")) {
            return name(settings) + " does not answer: nobody knows a host of that name";
        }
        throw new Failure(
                ExitStatus.USAGE, "the settings for Kafka do not work: " + cause.getMessage());
    }

    /** In words, where asking again may help. */
    private static String obstacle(JobSettings settings, Throwable cause) throws Failure {
        String kafka = name(settings);
        if (cause instanceof UnknownTopicOrPartitionException) {
            return kafka
                    + " has no topic "
                    + settings.topic()
                    + ": start its sensor or replay, which make it";
        }
        if (cause instanceof AuthenticationException) {
            throw new Failure(
                    ExitStatus.FAILED, kafka + " refuses the credentials: " + cause.getMessage());
        }
        if (cause instanceof AuthorizationException) {
            throw new Failure(
                    ExitStatus.FAILED,
                    kafka
                            + " does not show its topic "
                            + settings.topic()
                            + ": "
                            + cause.getMessage());
        }
        return kafka + " does not answer: " + cause.getMessage();
    }
}
