package io.weir.cli.query;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets SQL begin with a comment, as files of SQL do. The parser of the command line would take
 * {@code -- text} for an option; a line break in front of it means nothing to SQL.
 */
final class LeadingComment implements IParameterPreprocessor {

    private static final Pattern COMMENT = Pattern.compile("--\\s");

    @Override
    public boolean preprocess(
            Stack<String> args,
            CommandSpec command,
            @Nullable ArgSpec argument,
            Map<String, Object> info) {
        args.replaceAll(text -> COMMENT.matcher(text).lookingAt() ? "\n" + text : text);
        return false;
    }
}
