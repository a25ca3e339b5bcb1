package io.weir.cli.finding;

import io.weir.command.TextSafety;
import java.util.Locale;
import java.util.Optional;

/**
 * What one look has shown.
 *
 * @param subject what was looked at, in a word
 * @param text what was found
 * @param fix what to do about it; for {@link Level#GOOD} nothing
 */
public record Finding(Level level, String subject, String text, Optional<String> fix) {

    /** How bad it is. */
    public enum Level {
        GOOD,
        /** Not looked at, because nobody asked or something else must be well first. */
        SKIPPED,
        /** Works, and may surprise. */
        WARNING,
        BAD;

        String word() {
            return this == GOOD ? "ok" : name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding good(String subject, String text) {
        return new Finding(Level.GOOD, subject, text, Optional.empty());
    }

    public static Finding skipped(String subject, String text, String fix) {
        return new Finding(Level.SKIPPED, subject, text, Optional.of(fix));
    }

    public static Finding warning(String subject, String text, String fix) {
        return new Finding(Level.WARNING, subject, text, Optional.of(fix));
    }

    public static Finding bad(String subject, String text, String fix) {
        return new Finding(Level.BAD, subject, text, Optional.of(fix));
    }

    /** One line, and one for the fix. */
    public String lines() {
        String line = "%-8s %-8s %s\n".formatted(level.word(), subject, TextSafety.escape(text));
        return line + fix.map(Finding::fixLine).orElse("");
    }

    /** Whether all is well, or only surprising. */
    public boolean isGoodEnough() {
        return level != Level.BAD;
    }

    private static String fixLine(String fix) {
        return "%17s → %s\n".formatted("", TextSafety.escape(fix));
    }
}
