package io.weir.cli.audit;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many flows ended in each hour, with a sum over their names: two heaps of flows with equal
 * sums hold the same flows, each as often, but for a chance of one in 2^64. So heaps of any size
 * can be held against each other.
 */
final class FlowSums {

    private static final long HOUR_US = 3_600_000_000L;
    private static final int HEX = 16;

    /**
     * @param number of the hour, from 1970 on
     */
    record Hour(String domain, long number) implements Comparable<Hour> {

        static Hour of(FlowRecord flow) {
            return new Hour(
                    flow.required(FlowField.OBSERVATION_DOMAIN),
                    Math.floorDiv(flow.number(FlowField.END_TIME), HOUR_US));
        }

        long startUs() {
            return number * HOUR_US;
        }

        @Override
        public int compareTo(Hour other) {
            int byTime = Long.compare(number, other.number);
            return byTime != 0 ? byTime : domain.compareTo(other.domain);
        }
    }

    /**
     * @param names sum of the flow ids, modulo 2^64
     */
    record Sum(long flows, long packets, long names) {

        static final Sum ZERO = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(flows + other.flows, packets + other.packets, names + other.names);
        }
    }

    private final Map<Hour, Sum> hours = new TreeMap<>();

    void add(FlowRecord flow) {
        long packets =
                flow.number(FlowField.CLIENT_PACKETS) + flow.number(FlowField.SERVER_PACKETS);
        long name = Long.parseUnsignedLong(flow.required(FlowField.FLOW_ID), HEX);
        add(Hour.of(flow), new Sum(1, packets, name));
    }

    void add(Hour hour, Sum sum) {
        hours.merge(hour, sum, Sum::plus);
    }

    Map<Hour, Sum> hours() {
        return Collections.unmodifiableMap(hours);
    }

    Sum of(Hour hour) {
        return hours.getOrDefault(hour, Sum.ZERO);
    }

    /** Flows of all hours. */
    long flows() {
        return hours.values().stream().mapToLong(Sum::flows).sum();
    }
}
