package io.weir.cli.audit;

import io.weir.cli.audit.FlowSums.Hour;
import io.weir.cli.audit.FlowSums.Sum;
import io.weir.cli.feed.FlowFeed;
import io.weir.cli.feed.FlowFeed.Arrival;
import io.weir.cli.finding.Finding;
import io.weir.command.Failure;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Holds the topic of flows against their table. A transaction that Kafka gave up is missing from
 * the topic alone: the job cannot tell, since it was done with it.
 */
final class TopicAudit {

    private static final int MOST_LINES = 10;
    private static final String SUBJECT = "topic";

    private final String topic;
    private final FlowSums sums = new FlowSums();

    /** Of each partition, the hour in which its first flow ended. */
    private final Map<Integer, Long> firstHours = new HashMap<>();

    private boolean withoutBeginning;
    private int partitions;

    private TopicAudit(String topic) {
        this.topic = topic;
    }

    /**
     * Reads the topic to its end.
     *
     * @param progress told how many places of the topic lie behind, now and then
     */
    static TopicAudit read(String topic, FlowFeed feed, LongConsumer progress) throws Failure {
        TopicAudit audit = new TopicAudit(topic);
        audit.withoutBeginning = feed.reader().hasLostItsBeginning();
        audit.partitions = feed.reader().partitions();
        while (!feed.isAtEnd()) {
            for (Arrival arrival : feed.poll()) {
                audit.add(arrival);
            }
            progress.accept(feed.reader().passed());
        }
        return audit;
    }

    private void add(Arrival arrival) {
        FlowRecord flow = arrival.flow();
        if (flow.required(FlowField.RECORD_KIND).equals("FINAL")) {
            firstHours.putIfAbsent(arrival.partition(), Hour.of(flow).number());
            sums.add(flow);
        }
    }

    List<Finding> against(FlowSums table) {
        TreeSet<Hour> hours = new TreeSet<>(table.hours().keySet());
        hours.addAll(sums.hours().keySet());
        long from = firstWholeHour();
        hours.removeIf(hour -> hour.number() < from);
        List<Finding> differences = new ArrayList<>();
        for (Hour hour : hours) {
            if (!sums.of(hour).equals(table.of(hour))) {
                differences.add(difference(hour, sums.of(hour), table.of(hour)));
            }
        }
        return differences.isEmpty() ? List.of(same(hours)) : shortened(differences);
    }

    /**
     * Retention takes old records away, not at the same time in every partition. Flows do not come
     * in the order of their ends: one that fell silent is told minutes behind one that was closed,
     * so an hour of its own is left out. Of a partition that has no flow left nothing can be said.
     */
    private long firstWholeHour() {
        if (withoutBeginning && firstHours.size() < partitions) {
            return Long.MAX_VALUE;
        }
        return withoutBeginning
                ? firstHours.values().stream().mapToLong(hour -> hour + 2).max().orElse(0)
                : Long.MIN_VALUE;
    }

    private Finding same(TreeSet<Hour> hours) {
        if (hours.isEmpty() && withoutBeginning) {
            return Finding.warning(
                    SUBJECT,
                    topic + " holds no whole hour of flows, so nothing was compared",
                    "retention took the rest: give the topic a longer one");
        }
        long flows = hours.stream().mapToLong(hour -> sums.of(hour).flows()).sum();
        String since =
                withoutBeginning && !hours.isEmpty()
                        ? " since " + time(hours.first()) + ", where it begins"
                        : "";
        return Finding.good(
                SUBJECT, "%s holds the table's %,d flows%s".formatted(topic, flows, since));
    }

    private Finding difference(Hour hour, Sum inTopic, Sum inTable) {
        String place =
                "%s: of the hour from %s, domain %s, ".formatted(topic, time(hour), hour.domain());
        if (inTopic.flows() < inTable.flows()) {
            return Finding.bad(
                    SUBJECT,
                    place
                            + "%,d of the table's %,d flows are missing"
                                    .formatted(inTable.flows() - inTopic.flows(), inTable.flows()),
                    "a transaction was lost (failedCommittables, docs/job.md): take these hours"
                            + " from the table");
        }
        return Finding.bad(
                SUBJECT,
                place
                        + "%,d flows stand against %,d of the table"
                                .formatted(inTopic.flows(), inTable.flows()),
                "did more than one job write into it, or is this the table of another run?");
    }

    private static List<Finding> shortened(List<Finding> differences) {
        if (differences.size() <= MOST_LINES) {
            return differences;
        }
        List<Finding> first = new ArrayList<>(differences.subList(0, MOST_LINES));
        first.add(
                Finding.bad(
                        SUBJECT,
                        "%,d more hours differ".formatted(differences.size() - MOST_LINES),
                        "as above"));
        return first;
    }

    private static Instant time(Hour hour) {
        return Instant.ofEpochSecond(TimeUnit.MICROSECONDS.toSeconds(hour.startUs()));
    }
}
