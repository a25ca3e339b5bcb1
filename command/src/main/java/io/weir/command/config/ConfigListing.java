package io.weir.command.config;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The effective options of a command as YAML that {@code --config} reads again, each with its
 * origin behind it.
 */
public final class ConfigListing {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./@+-]*");
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|credential).*");

    private ConfigListing() {}

    /** Lines without line ends; unset options stand as comments. */
    public static List<String> lines(CommandSpec command, LayeredArguments layered) {
        List<String> lines =
                command.options().stream()
                        .filter(LayeredArguments::isSettable)
                        .map(option -> line(option, layered.origin(option.longestName())))
                        .sorted()
                        .collect(Collectors.toList());
        lines.add(0, command.name() + ":");
        return lines;
    }

    private static String line(OptionSpec option, Origin origin) {
        String name = option.longestName().substring(2);
        Object value = option.getValue();
        if (value == null || value instanceof Collection<?> list && list.isEmpty()) {
            return "  # " + name + ": not set";
        }
        String text = SECRET.matcher(name).matches() ? "'***'" : text(value);
        return String.format("  %-32s # %s", name + ": " + text, origin);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream()
                    .map(ConfigListing::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Duration duration
                ? Durations.format(duration)
                : quoted(String.valueOf(value));
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }
}
