package io.weir.command;

import io.weir.command.config.ConfigListing;
import io.weir.command.config.LayeredArguments;
import io.weir.command.config.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** One run of a command line: parse, complete, check, and only then work. */
public final class CommandRun {

    private static final String DEBUG = "weir.debug";
    private static final int USAGE_WIDTH = 100;

    private final Host host;
    private final CommandLine commands;
    private final Problems problems = new Problems();

    private CommandRun(Host host, CommandLine commands) {
        this.host = host;
        this.commands = commands;
    }

    /**
     * A command line of these subcommands, annotated objects all.
     *
     * @param root an annotated object that only holds them
     */
    public static CommandLine line(Object root, List<?> subcommands) {
        CommandLine line = new CommandLine(root);
        subcommands.forEach(line::addSubcommand);
        line.setUsageHelpWidth(USAGE_WIDTH);
        collectErrors(line);
        line.getSubcommands().values().forEach(CommandRun::collectErrors);
        return line;
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
    }

    /** Runs a command line on a host; one of {@link ExitStatus} comes back. Never exits the JVM. */
    public static int run(String[] args, Host host, CommandLine commands) {
        return new CommandRun(host, commands).run(args);
    }

    private int run(String[] args) {
        try {
            return parseAndRun(args);
        } catch (Failure failure) {
            host.say(String.valueOf(failure.getMessage()));
            return failure.status();
        } catch (Exception e) {
            return unexpected(e);
        }
    }

    private int parseAndRun(String[] args) throws Exception {
        ParseResult given = last(commands.parseArgs(args));
        if (given.isUsageHelpRequested()) {
            return print(given.commandSpec().commandLine().getUsageMessage());
        }
        if (given.isVersionHelpRequested()) {
            return print(String.join("\n", commands.getCommandSpec().version()) + "\n");
        }
        return given.commandSpec().parent() == null ? noCommand(given) : runCommand(args, given);
    }

    private int noCommand(ParseResult given) {
        UsageErrors.collect(given, LayeredArguments.NONE, problems);
        if (!problems.isEmpty()) {
            return refuse(given);
        }
        host.err().print(commands.getUsageMessage());
        return ExitStatus.USAGE;
    }

    private int runCommand(String[] args, ParseResult given) throws Exception {
        Object command = given.commandSpec().userObject();
        LayeredArguments layered =
                LayeredArguments.complete(
                        args, given, rivals(command), host.environment(), problems);
        ParseResult complete = last(commands.parseArgs(layered.arguments()));
        UsageErrors.collect(complete, layered, problems);
        if (command instanceof ConfiguredCommand configured) {
            configured.check(problems);
        }
        if (!problems.isEmpty()) {
            return refuse(complete);
        }
        return command instanceof ConfiguredCommand configured
                ? run(configured, complete, layered)
                : call(command);
    }

    private static List<Set<String>> rivals(Object command) {
        return command instanceof ConfiguredCommand configured ? configured.rivals() : List.of();
    }

    private int run(ConfiguredCommand command, ParseResult complete, LayeredArguments layered)
            throws Exception {
        if (command.config().print()) {
            List<String> lines = ConfigListing.lines(complete.commandSpec(), layered);
            return print(String.join("\n", lines) + "\n");
        }
        if (command.config().checkOnly()) {
            host.say("the configuration is good");
            return ExitStatus.GOOD;
        }
        return command.run();
    }

    private static int call(Object command) throws Exception {
        return command instanceof Callable<?> callable && callable.call() instanceof Integer status
                ? status
                : ExitStatus.GOOD;
    }

    private int refuse(ParseResult parsed) {
        problems.lines().forEach(host::say);
        host.say("'" + parsed.commandSpec().qualifiedName() + " --help' shows the options");
        return ExitStatus.USAGE;
    }

    /**
     * A fault of ours or of the world that nobody foresaw; the trace only on demand. Of a file's
     * fault the outermost exception is told, since it names the file.
     */
    private int unexpected(Exception e) {
        Throwable cause = e;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        host.say("failed: " + (cause instanceof IOException io ? FileErrors.words(io) : cause));
        if (Boolean.getBoolean(DEBUG)) {
            e.printStackTrace(host.err());
        } else {
            host.say("for the details run again with WEIR_JAVA_OPTS=-D" + DEBUG + "=true");
        }
        return ExitStatus.FAILED;
    }

    private static ParseResult last(ParseResult result) {
        return result.hasSubcommand() ? last(result.subcommand()) : result;
    }

    private int print(String text) throws IOException {
        host.out().write(text.getBytes(StandardCharsets.UTF_8));
        host.out().flush();
        return ExitStatus.GOOD;
    }
}
