package io.weir.command.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How packets that were left out are told to people. */
public final class CountedReasons {

    private CountedReasons() {}

    /** A supplement to a sum, such as {@code " (3 tcp.cut, 1 ipv4.length)"}; empty for none. */
    public static String inBrackets(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
