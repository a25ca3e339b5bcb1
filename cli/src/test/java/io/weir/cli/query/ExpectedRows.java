package io.weir.cli.query;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a query has to answer, worked out without a database: groups, sums, order and limit. */
final class ExpectedRows {

    private ExpectedRows() {}

    /** One row for each group of the items that have the same key. */
    static <T, K> Stream<List<Object>> grouped(
            Collection<T> items, Function<T, K> key, BiFunction<K, List<T>, List<Object>> row) {
        return items.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(group -> row.apply(group.getKey(), group.getValue()));
    }

    /**
     * The rows as lines of CSV.
     *
     * @param order the columns to sort by, counted from 0; the complement of one that descends
     */
    static List<String> lines(Stream<List<Object>> rows, int limit, int... order) {
        return rows.sorted(
                        (a, b) -> {
                            int difference = 0;
                            for (int i = 0; i < order.length && difference == 0; i++) {
                                int column = Math.max(order[i], ~order[i]);
                                difference = compare(a.get(column), b.get(column));
                                difference = order[i] < 0 ? -difference : difference;
                            }
                            return difference;
                        })
                .limit(limit)
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining(",")))
                .toList();
    }

    private static int compare(Object a, Object b) {
        return a instanceof String text
                ? text.compareTo((String) b)
                : Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }

    static <T> long count(Collection<T> items, Predicate<T> condition) {
        return items.stream().filter(condition).count();
    }

    static <T> long sum(Collection<T> items, ToLongFunction<T> value) {
        return items.stream().mapToLong(value).sum();
    }

    static <T> long distinct(Collection<T> items, Function<T, Object> value) {
        return items.stream().map(value).distinct().count();
    }

    static long sum(Collection<FlowRecord> flows, FlowField... columns) {
        return Stream.of(columns)
                .mapToLong(column -> sum(flows, flow -> flow.number(column)))
                .sum();
    }

    static long smallest(Collection<FlowRecord> flows, FlowField column) {
        return flows.stream().map(flow -> flow.number(column)).min(Comparator.naturalOrder()).get();
    }

    static long largest(Collection<FlowRecord> flows, FlowField column) {
        return flows.stream().map(flow -> flow.number(column)).max(Comparator.naturalOrder()).get();
    }

    /** With one digit behind the point. */
    static double average(Collection<FlowRecord> flows, FlowField column) {
        return tenths((double) sum(flows, column) / flows.size());
    }

    /** With one digit behind the point. */
    static double percent(long part, long all) {
        return tenths(100.0 * part / all);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Of the minute or hour in which the time lies. */
    static long begin(FlowRecord flow, FlowField time, long spanUs) {
        return Math.floorDiv(flow.number(time), spanUs) * spanUs;
    }
}
