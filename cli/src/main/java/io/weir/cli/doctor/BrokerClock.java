package io.weir.cli.doctor;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;

/**
 * How far this machine's clock is from Kafka's. The leader of Kafka's controllers reports its own
 * time with the state of the quorum; nothing is written for it.
 *
 * @param ahead of Kafka's clock, negative when behind
 * @param uncertainty half of the time that the answer took
 */
record BrokerClock(Duration ahead, Duration uncertainty) {

    static BrokerClock ask(Admin admin) throws Exception {
        long asked = System.currentTimeMillis();
        QuorumInfo quorum = admin.describeMetadataQuorum().quorumInfo().get();
        long answered = System.currentTimeMillis();
        long theirs =
                quorum.voters().stream()
                        .filter(voter -> voter.replicaId() == quorum.leaderId())
                        .mapToLong(voter -> voter.lastFetchTimestamp().orElseThrow())
                        .findFirst()
                        .orElseThrow();
        return new BrokerClock(
                Duration.ofMillis((asked + answered) / 2 - theirs),
                Duration.ofMillis((answered - asked + 1) / 2));
    }

    /** The least that the clocks differ for certain. */
    Duration difference() {
        Duration least = ahead.abs().minus(uncertainty);
        return least.isNegative() ? Duration.ZERO : least;
    }
}
