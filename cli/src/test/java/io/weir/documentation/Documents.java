package io.weir.documentation;

import io.weir.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown pages of the repository. */
final class Documents {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

    private Documents() {}

    /** README.md and its like, and everything below docs/. */
    static List<Path> all() {
        try (Stream<Path> top = Files.list(Checkout.ROOT);
                Stream<Path> docs = Files.walk(Checkout.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page without its fenced blocks. */
    static String prose(Path page) {
        return FENCED.matcher(text(page)).replaceAll("");
    }

    /** What the pattern's only group finds in the text. */
    static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
