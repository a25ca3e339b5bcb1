package io.weir.deploy.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page of metrics says.
 *
 * @param series by name, the labels and the value of each
 */
record Scrape(SortedMap<String, List<Series>> series) {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? ([^ ]+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Series(Map<String, String> labels, double value) {}

    static Scrape of(String page) {
        SortedMap<String, List<Series>> series = new TreeMap<>();
        page.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> read(line, series));
        return new Scrape(series);
    }

    private static void read(String line, Map<String, List<Series>> series) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no line of a page of metrics: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (matcher.group(2) != null) {
            LABEL.matcher(matcher.group(2))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        series.computeIfAbsent(matcher.group(1), name -> new ArrayList<>())
                .add(new Series(labels, Double.parseDouble(matcher.group(3))));
    }

    boolean has(String name) {
        return series.containsKey(name);
    }

    /** The sum of all series of that name; 0 where there is none. */
    double sum(String name) {
        return series.getOrDefault(name, List.of()).stream().mapToDouble(Series::value).sum();
    }
}
