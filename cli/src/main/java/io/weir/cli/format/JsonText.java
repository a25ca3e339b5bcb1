package io.weir.cli.format;

/** Texts as JSON strings (RFC 8259), with more escaped than JSON asks for: all that is unsafe. */
public final class JsonText {

    private JsonText() {}

    /** Appends a text with its quotes. */
    public static void append(TextBuffer out, String text) {
        out.append('"');
        EscapedText.append(out, text, EscapedText.Style.UNICODE, '"');
        out.append('"');
    }
}
