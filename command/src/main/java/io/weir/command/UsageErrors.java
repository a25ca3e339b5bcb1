package io.weir.command;

import io.weir.command.config.LayeredArguments;
import io.weir.command.config.Origin;
import io.weir.command.config.Problems;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser found wrong with a command line, as lines that name the place to change. */
final class UsageErrors {

    private UsageErrors() {}

    static void collect(ParseResult parsed, LayeredArguments layered, Problems problems) {
        for (Exception error : parsed.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                unmatched(parsed, unmatched, problems);
            } else if (error instanceof ParameterException wrong) {
                problems.add(place(wrong.getArgSpec(), layered) + message(wrong));
            } else {
                problems.add(String.valueOf(error.getMessage()));
            }
        }
    }

    private static void unmatched(
            ParseResult parsed, UnmatchedArgumentException error, Problems problems) {
        if (!parsed.commandSpec().subcommands().isEmpty()) {
            String known = String.join(", ", parsed.commandSpec().subcommands().keySet());
            problems.add("unknown command '" + error.getUnmatched().get(0) + "'; known: " + known);
            return;
        }
        for (String argument : error.getUnmatched()) {
            List<String> similar = error.getSuggestions();
            problems.add(
                    "unknown option '"
                            + argument
                            + "'"
                            + (similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?"));
        }
    }

    /** Where a value stands that is not on the command line. */
    private static String place(ArgSpec argument, LayeredArguments layered) {
        if (argument instanceof OptionSpec option) {
            Origin origin = layered.origin(option.longestName());
            if (!origin.name().isEmpty()) {
                return origin.name() + ": ";
            }
        }
        return "";
    }

    private static String message(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
