package io.weir.command.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Options in environment variables: {@code --udp-idle} is {@code WEIR_UDP_IDLE}. */
final class Environment {

    private static final String PREFIX = "WEIR_";

    /** Read by the launcher, before there is a JVM. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("WEIR_JAVA_OPTS");

    /** What Kubernetes puts into the environment of every pod beside a service named weir. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("WEIR_(.*_)?(SERVICE_HOST|(SERVICE_)?PORT)(_.*)?");

    private Environment() {}

    static String variable(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static boolean isForOptions(String variable) {
        return variable.startsWith(PREFIX)
                && !OF_THE_LAUNCHER.contains(variable)
                && !OF_KUBERNETES.matcher(variable).matches();
    }

    /**
     * The options that the environment sets, by name. A variable that means no option of any
     * command is an error: a mistyped one would be silently without effect.
     *
     * @param known names of the options of all commands
     */
    static Map<String, ConfigValue> read(
            Map<String, String> environment, Set<String> known, Problems problems) {
        Map<String, String> ours = new TreeMap<>();
        environment.forEach(
                (name, value) -> {
                    if (isForOptions(name)) {
                        ours.put(name, value);
                    }
                });
        Map<String, ConfigValue> options = new LinkedHashMap<>();
        for (String option : known) {
            String name = variable(option);
            String value = ours.remove(name);
            if (value != null) {
                Origin origin = new Origin(Origin.Layer.ENVIRONMENT, name);
                options.put(option, new ConfigValue(origin, List.of(value)));
            }
        }
        for (String name : ours.keySet()) {
            problems.add(name, "no option of any command has this environment variable");
        }
        return options;
    }
}
