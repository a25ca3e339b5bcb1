package io.weir.cli.doctor;

import io.weir.cli.finding.Finding;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Whether this machine's clock agrees with Kafka's: a sensor's clock is a promise to all others.
 */
final class ClockCheck {

    private static final String SUBJECT = "clock";
    private static final String KEEP_TIME =
            "keep time by NTP on both, as in: apt-get install chrony";

    /** On a quiet link a sensor promises what lies a second back. */
    private static final Duration UNNOTICED = Duration.ofSeconds(1);

    /** Trains this far beyond Kafka's time are taken for broken and go to the dead letters. */
    private static final Duration REFUSED = Duration.ofHours(1);

    private ClockCheck() {}

    static Finding of(Admin admin) throws InterruptedException {
        try {
            return of(BrokerClock.ask(admin));
        } catch (InterruptedException e) {
            throw e;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException
                    ? Finding.skipped(
                            SUBJECT,
                            "Kafka does not let this user see its time",
                            "allow DESCRIBE on the cluster to compare the clocks")
                    : unknown(String.valueOf(e.getCause()));
        } catch (Exception e) {
            return unknown(e.toString());
        }
    }

    static Finding of(BrokerClock clock) {
        long ahead = clock.ahead().toMillis();
        String text =
                "%s Kafka's by %d ms (± %d ms)"
                        .formatted(
                                ahead < 0 ? "behind" : "ahead of",
                                Math.abs(ahead),
                                clock.uncertainty().toMillis());
        if (clock.difference().compareTo(UNNOTICED) <= 0) {
            return Finding.good(SUBJECT, text);
        }
        return clock.difference().compareTo(REFUSED) < 0
                ? Finding.warning(
                        SUBJECT, text + ": sensors wait for each other that long", KEEP_TIME)
                : Finding.bad(SUBJECT, text + ": its trains would be refused", KEEP_TIME);
    }

    private static Finding unknown(String why) {
        return Finding.skipped(
                SUBJECT, "Kafka does not tell its time: " + why, "compare the clocks by hand");
    }
}
