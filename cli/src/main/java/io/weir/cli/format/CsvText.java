package io.weir.cli.format;

import java.util.List;

/**
 * Texts as cells of comma-separated values (RFC 4180): quoted where they must be, escaped where
 * they are unsafe, and never the beginning of a spreadsheet's formula. The empty text is quoted, to
 * differ from what is not known.
 */
public final class CsvText {

    /** What spreadsheets take for the beginning of a formula, full-width forms included. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private CsvText() {}

    /** Appends a text as a cell. */
    public static void append(TextBuffer out, String text) {
        if (isPlain(text)) {
            out.appendAscii(text, 0, text.length());
            return;
        }
        out.append('"');
        guard(out, text);
        appendQuoted(out, text, (char) 0);
        out.append('"');
    }

    /**
     * Appends texts as one cell, semicolons between them and escaped inside of them; no texts make
     * an empty cell.
     */
    public static void append(TextBuffer out, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        if (texts.size() == 1 && texts.get(0).indexOf(';') < 0) {
            append(out, texts.get(0));
            return;
        }
        out.append('"');
        guard(out, texts.get(0));
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                out.append(';');
            }
            appendQuoted(out, texts.get(i), ';');
        }
        out.append('"');
    }

    /** Appends a text in which everything unsafe is escaped already, such as JSON, as a cell. */
    public static void appendEscaped(TextBuffer out, String text) {
        out.append('"');
        guard(out, text);
        out.append(text.replace("\"", "\"\""));
        out.append('"');
    }

    /** Nothing in it needs quotes. */
    private static boolean isPlain(String text) {
        if (text.isEmpty() || isFormula(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!EscapedText.isPlain(c) || c == ',' || c == '"') {
                return false;
            }
        }
        return true;
    }

    /** An apostrophe in front makes a spreadsheet take the cell for text. */
    private static void guard(TextBuffer out, String text) {
        if (isFormula(text)) {
            out.append('\'');
        }
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static void appendQuoted(TextBuffer out, String text, char separator) {
        int from = 0;
        for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
            EscapedText.append(
                    out, text.substring(from, quote), EscapedText.Style.UNICODE, separator);
            out.append('"');
            out.append('"');
            from = quote + 1;
        }
        EscapedText.append(out, text.substring(from), EscapedText.Style.UNICODE, separator);
    }
}
