package io.weir.job.clock;

import io.weir.job.flow.Domains;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the clocks of several sensors make one event time.
 *
 * @param domains which sensors are expected
 * @param lagMaxUs how much event time a sensor may be behind the fastest one before it stops
 *     holding event time; {@link #NEVER}: it holds for ever
 */
public record ClockRules(Domains domains, long lagMaxUs) implements Serializable {

    public static final long NEVER = Long.MAX_VALUE;

    /**
     * @param lagMax null for {@link #NEVER}
     */
    public static ClockRules of(Domains domains, @Nullable Duration lagMax) {
        return new ClockRules(
                domains, lagMax == null ? NEVER : Math.multiplyExact(lagMax.toMillis(), 1000L));
    }
}
