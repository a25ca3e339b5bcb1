package io.weir.command.config;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The effective options of a command as YAML that {@code --config} reads again, each with its
 * origin behind it.
 */
public final class ConfigListing {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./@+-]*");

    private ConfigListing() {}

    /** Lines without line ends; unset options stand as comments. */
    public static List<String> lines(CommandSpec command, LayeredArguments layered) {
        List<String> lines =
                command.options().stream()
                        .filter(LayeredArguments::isSettable)
                        .flatMap(option -> lines(option, layered))
                        .sorted()
                        .collect(Collectors.toList());
        lines.add(0, command.name() + ":");
        return lines;
    }

    private static Stream<String> lines(OptionSpec option, LayeredArguments layered) {
        String name = option.longestName().substring(2);
        Object value = option.getValue();
        if (value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()) {
            return Stream.of("  # " + name + ": not set");
        }
        if (PassThrough.is(option) && value instanceof Map<?, ?> settings) {
            return settings.entrySet().stream()
                    .map(
                            setting -> {
                                String key = PassThrough.name(option, setting.getKey().toString());
                                return line(key, setting.getValue(), layered.origin("--" + key));
                            });
        }
        return Stream.of(line(name, value, layered.origin(option.longestName())));
    }

    private static String line(String name, Object value, Origin origin) {
        String text = Secrets.isOne(name) ? quoted(Secrets.MASK) : text(value);
        return String.format("  %-32s # %s", name + ": " + text, origin);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream()
                    .map(ConfigListing::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Duration duration
                ? Durations.format(duration)
                : quoted(Secrets.masked(String.valueOf(value)));
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }
}
