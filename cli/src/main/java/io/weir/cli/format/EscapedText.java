package io.weir.cli.format;

import io.weir.command.TextSafety;

/** Text from the wire with escapes in the way of each format; plain ASCII passes without a copy. */
final class EscapedText {

    /** How a character that may not stand as it is gets written. */
    enum Style {
        /** Backslash, u, four hexadecimal digits for each UTF-16 unit. */
        UNICODE,
        /** Backslash, x, two hexadecimal digits for each octet of the UTF-8 form, as Zeek does. */
        OCTETS
    }

    private EscapedText() {}

    /**
     * Appends a text; backslashes are always escaped, so that the escapes can be told from text.
     *
     * @param separator one more ASCII character to be escaped; 0 for none
     */
    static void append(TextBuffer out, String text, Style style, char separator) {
        int plain = 0;
        int length = text.length();
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (isPlain(c) && c != separator) {
                i++;
                continue;
            }
            out.appendAscii(text, plain, i);
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            plain = i;
            appendOne(out, codePoint, style, separator);
        }
        out.appendAscii(text, plain, length);
    }

    /** Printable ASCII but the backslash. */
    static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x7f && c != '\\';
    }

    private static void appendOne(TextBuffer out, int codePoint, Style style, char separator) {
        if (codePoint == '\\' || codePoint == '"' && separator == '"') {
            out.append('\\');
            out.append((char) codePoint);
        } else if (codePoint != separator && !TextSafety.isUnsafe(codePoint)) {
            out.appendUtf8(codePoint);
        } else if (style == Style.UNICODE) {
            appendUnicode(out, codePoint);
        } else {
            appendOctets(out, codePoint);
        }
    }

    private static void appendUnicode(TextBuffer out, int codePoint) {
        if (Character.isSupplementaryCodePoint(codePoint)) {
            appendUnicode(out, Character.highSurrogate(codePoint));
            appendUnicode(out, Character.lowSurrogate(codePoint));
            return;
        }
        out.append('\\');
        out.append('u');
        out.appendHex(codePoint, 4);
    }

    private static void appendOctets(TextBuffer out, int codePoint) {
        TextBuffer octets = new TextBuffer(4);
        octets.appendUtf8(codePoint);
        for (byte octet : octets.toBytes()) {
            out.append('\\');
            out.append('x');
            out.appendHex(octet, 2);
        }
    }
}
