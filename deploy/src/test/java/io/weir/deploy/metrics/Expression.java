package io.weir.deploy.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL names. No parser of it: enough to find each metric with the labels
 * it is matched by, and the labels of results.
 *
 * @param matched labels in braces, by metric
 * @param grouped labels that {@code by}, {@code on} and their like name
 */
record Expression(Map<String, Set<String>> matched, Set<String> grouped) {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SPAN = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern GROUPING =
            Pattern.compile(
                    "\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(\\(|\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "group_left", "group_right");

    static Expression of(String promql) {
        Set<String> grouped = new TreeSet<>();
        String bare = SPAN.matcher(TEXT.matcher(promql).replaceAll("\"\"")).replaceAll("");
        GROUPING.matcher(bare)
                .results()
                .flatMap(clause -> List.of(clause.group(1).split(",")).stream())
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .forEach(grouped::add);
        Map<String, Set<String>> matched = new TreeMap<>();
        NAME.matcher(GROUPING.matcher(bare).replaceAll(" "))
                .results()
                .filter(found -> !"(".equals(found.group(2)) && !WORDS.contains(found.group(1)))
                .forEach(
                        found ->
                                matched.computeIfAbsent(found.group(1), name -> new TreeSet<>())
                                        .addAll(labels(found.group(2))));
        return new Expression(matched, grouped);
    }

    private static List<String> labels(String matchers) {
        return matchers == null
                ? List.of()
                : MATCHER.matcher(matchers).results().map(found -> found.group(1)).toList();
    }
}
