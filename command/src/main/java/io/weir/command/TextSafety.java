package io.weir.command;

/**
 * Which characters of a text from the wire may not reach a terminal, a log or a spreadsheet as they
 * are: controls (and with them ANSI sequences), bidirectional and other invisible format
 * characters, line and paragraph separators, and halves of surrogate pairs.
 */
public final class TextSafety {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private TextSafety() {}

    /**
     * True when the character must be escaped.
     *
     * @param codePoint a code point, or an unpaired surrogate
     */
    public static boolean isUnsafe(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint < 0x20;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /** The text with every unsafe character escaped as in JSON, for messages. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            if (isUnsafe(c)) {
                                appendEscape(safe, c);
                            } else {
                                safe.appendCodePoint(c);
                            }
                        });
        return safe.toString();
    }

    private static void appendEscape(StringBuilder text, int codePoint) {
        for (char unit : Character.toChars(codePoint)) {
            text.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(HEX[unit >> shift & 15]);
            }
        }
    }
}
