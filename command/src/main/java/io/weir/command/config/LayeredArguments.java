package io.weir.command.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line completed by the weaker layers: what the user did not give is put there as if
 * given, from the environment or else the file. So every value is read and checked in one way,
 * wherever it came from.
 */
public final class LayeredArguments {

    /** Of a command without layers: all that is set, the user gave. */
    public static final LayeredArguments NONE = new LayeredArguments();

    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();

    private LayeredArguments() {}

    /**
     * Whether there may be a weaker layer than the command line. It may speak of any command, so
     * {@link #complete} must know them all then. What a file of arguments ({@code @FILE}) says is
     * not known yet.
     */
    public static boolean mayBeLayered(String[] args, Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(Environment::isForOptions)
                || Arrays.stream(args)
                        .anyMatch(arg -> arg.startsWith(ConfigOptions.FILE) || arg.startsWith("@"));
    }

    /**
     * @param args as given; {@code given} is what they were parsed to
     * @param rivals sets of options of which one rules the others out: a stronger layer's choice
     *     hides a weaker layer's rivals
     */
    public static LayeredArguments complete(
            String[] args,
            ParseResult given,
            List<Set<String>> rivals,
            Map<String, String> environment,
            Problems problems) {
        LayeredArguments layered = new LayeredArguments();
        CommandSpec command = given.commandSpec();
        for (OptionSpec option : command.options()) {
            if (given.hasMatchedOption(option)) {
                layered.fromCommandLine(option);
            }
        }
        Map<String, ConfigValue> variables =
                Environment.read(environment, optionsOfAll(command.root()), problems);
        layered.add(command, variables, rivals, problems);
        String file = file(given, variables);
        if (file != null) {
            Set<String> commands = new TreeSet<>(command.root().subcommands().keySet());
            layered.add(
                    command,
                    ConfigFile.read(Path.of(file), command.name(), commands, problems),
                    rivals,
                    problems);
        }
        layered.insertInto(args, command.name());
        return layered;
    }

    /** The arguments of the process with those of the weaker layers right behind the command. */
    public String[] arguments() {
        return arguments.toArray(String[]::new);
    }

    /** Where the value of an option comes from, by its long name with dashes. */
    public Origin origin(String option) {
        return origins.getOrDefault(option, Origin.DEFAULT);
    }

    private void fromCommandLine(OptionSpec option) {
        if (PassThrough.is(option) && option.getValue() instanceof Map<?, ?> settings) {
            for (Object key : settings.keySet()) {
                origins.put("--" + PassThrough.name(option, key.toString()), Origin.COMMAND_LINE);
            }
        } else {
            origins.put(option.longestName(), Origin.COMMAND_LINE);
        }
    }

    private void add(
            CommandSpec command,
            Map<String, ConfigValue> values,
            List<Set<String>> rivals,
            Problems problems) {
        Set<String> stronger = Set.copyOf(origins.keySet());
        values.forEach(
                (name, value) -> {
                    String option = "--" + name;
                    OptionSpec spec = command.findOption(option);
                    OptionSpec through = PassThrough.option(command, name);
                    if (through != null) {
                        for (String text : value.values()) {
                            addThrough(through, PassThrough.key(name), text, value, stronger);
                        }
                    } else if (spec != null && PassThrough.is(spec)) {
                        addAllThrough(spec, value, stronger);
                    } else if (spec == null || !isSettable(spec)) {
                        // The environment is for all commands; the file has a section for each.
                        if (value.origin().layer() == Origin.Layer.FILE) {
                            problems.add(
                                    value.origin().name(),
                                    "unknown option '" + name + "' of " + command.name());
                        }
                    } else if (!stronger.contains(option) && !isHidden(option, rivals, stronger)) {
                        origins.put(option, value.origin());
                        addArguments(spec, option, value);
                    }
                });
    }

    /** Of {@code KEY=VALUE} texts; in a variable each has a line of its own. */
    private void addAllThrough(OptionSpec option, ConfigValue value, Set<String> stronger) {
        for (String texts : value.values()) {
            for (String text : texts.split("\n")) {
                int equals = text.indexOf('=');
                if (equals > 0) {
                    String key = text.substring(0, equals).trim();
                    addThrough(option, key, text.substring(equals + 1), value, stronger);
                } else if (!text.isBlank()) {
                    origins.put(option.longestName(), value.origin());
                    arguments.add(option.longestName() + "=" + text);
                }
            }
        }
    }

    private void addThrough(
            OptionSpec option, String key, String text, ConfigValue value, Set<String> stronger) {
        String name = "--" + PassThrough.name(option, key);
        if (!stronger.contains(name)) {
            origins.put(name, value.origin());
            arguments.add(option.longestName() + "=" + key + "=" + text);
        }
    }

    private void addArguments(OptionSpec spec, String option, ConfigValue value) {
        for (String text : value.values()) {
            if (spec.arity().max() == 0 && text.equals("true")) {
                arguments.add(option);
            } else if (spec.arity().max() == 0 && text.equals("false")) {
                origins.remove(option);
            } else {
                arguments.add(option + "=" + text);
            }
        }
    }

    private static boolean isHidden(String option, List<Set<String>> rivals, Set<String> stronger) {
        return rivals.stream()
                .anyMatch(set -> set.contains(option) && set.stream().anyMatch(stronger::contains));
    }

    private void insertInto(String[] args, String command) {
        List<String> completed = new ArrayList<>(Arrays.asList(args));
        completed.addAll(completed.indexOf(command) + 1, arguments);
        arguments.clear();
        arguments.addAll(completed);
    }

    private static @Nullable String file(ParseResult given, Map<String, ConfigValue> variables) {
        String fromCommandLine = given.matchedOptionValue(ConfigOptions.FILE, null);
        if (fromCommandLine != null) {
            return fromCommandLine;
        }
        ConfigValue variable = variables.get(ConfigOptions.FILE.substring(2));
        return variable == null ? null : variable.values().get(0);
    }

    private static Set<String> optionsOfAll(CommandSpec root) {
        Set<String> names = new TreeSet<>();
        for (CommandLine command : root.subcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (isSettable(option) || option.longestName().equals(ConfigOptions.FILE)) {
                    names.add(option.longestName().substring(2));
                }
            }
        }
        return names;
    }

    /** Options that configure a run, not those that ask about the configuration itself. */
    static boolean isSettable(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && option.longestName().startsWith("--")
                && !Set.of(ConfigOptions.FILE, "--print-config", "--check-config")
                        .contains(option.longestName());
    }
}
