package io.weir.command.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings that a command hands through to a system below it, under that system's own names: {@code
 * --kafka-config KEY=VALUE} on the command line, {@code kafka.KEY: VALUE} in a file. Each key has
 * its layers for itself.
 */
final class PassThrough {

    private static final String ENDING = "-config";

    private PassThrough() {}

    static boolean is(OptionSpec option) {
        return Map.class.isAssignableFrom(option.type()) && option.longestName().endsWith(ENDING);
    }

    /** The option that takes a name of a file such as {@code kafka.KEY}; null when none does. */
    static @Nullable OptionSpec option(CommandSpec command, String name) {
        int dot = name.indexOf('.');
        OptionSpec option =
                dot < 0 ? null : command.findOption("--" + name.substring(0, dot) + ENDING);
        return option != null && is(option) ? option : null;
    }

    /** The name of a key with its system in front, {@code kafka.KEY}. */
    static String name(OptionSpec option, String key) {
        String longest = option.longestName();
        return longest.substring(2, longest.length() - ENDING.length()) + "." + key;
    }

    /** The key of such a name. */
    static String key(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
