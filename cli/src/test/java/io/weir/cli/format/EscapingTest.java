package io.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.TextSafety;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {

    /** Texts as a host name or a URI may hold them, and how each format writes them. */
    record Nasty(String text, String json, String csv, String zeek) {}

    static List<Nasty> nasties() {
        return List.of(
                new Nasty("plain.example", "plain.example", "plain.example", "plain.example"),
                new Nasty("", "", "\"\"", "-"),
                new Nasty("-", "-", "\"'-\"", "\\x2d"),
                new Nasty("(empty)", "(empty)", "(empty)", "\\x28empty)"),
                new Nasty("\u001b[2J", "\\u001b[2J", "\"\\u001b[2J\"", "\\x1b[2J"),
                new Nasty(
                        "a\nb\r\tc",
                        "a\\u000ab\\u000d\\u0009c",
                        "\"a\\u000ab\\u000d\\u0009c\"",
                        "a\\x0ab\\x0d\\x09c"),
                new Nasty("\0", "\\u0000", "\"\\u0000\"", "\\x00"),
                new Nasty(
                        "\u007f\u009b", "\\u007f\\u009b", "\"\\u007f\\u009b\"", "\\x7f\\xc2\\x9b"),
                new Nasty("say \"hi\"", "say \\\"hi\\\"", "\"say \"\"hi\"\"\"", "say \"hi\""),
                new Nasty("a,b;c", "a,b;c", "\"a,b;c\"", "a,b;c"),
                new Nasty("C:\\x", "C:\\\\x", "\"C:\\\\x\"", "C:\\\\x"),
                new Nasty("=1+1", "=1+1", "\"'=1+1\"", "=1+1"),
                new Nasty(
                        "+cmd|' /C calc'!A0",
                        "+cmd|' /C calc'!A0",
                        "\"'+cmd|' /C calc'!A0\"",
                        "+cmd|' /C calc'!A0"),
                new Nasty("@SUM(A1)", "@SUM(A1)", "\"'@SUM(A1)\"", "@SUM(A1)"),
                new Nasty("\uff1d1", "\uff1d1", "\"'\uff1d1\"", "\uff1d1"),
                new Nasty("gro\u00df", "gro\u00df", "\"gro\u00df\"", "gro\u00df"),
                new Nasty("\ud83d\ude00", "\ud83d\ude00", "\"\ud83d\ude00\"", "\ud83d\ude00"),
                new Nasty(
                        "exe.\u202efdp",
                        "exe.\\u202efdp",
                        "\"exe.\\u202efdp\"",
                        "exe.\\xe2\\x80\\xaefdp"),
                new Nasty(
                        "\u2066x\u2069",
                        "\\u2066x\\u2069",
                        "\"\\u2066x\\u2069\"",
                        "\\xe2\\x81\\xa6x\\xe2\\x81\\xa9"),
                new Nasty("\u2028", "\\u2028", "\"\\u2028\"", "\\xe2\\x80\\xa8"),
                new Nasty("a\ud800b", "a\\ud800b", "\"a\\ud800b\"", "a\\xed\\xa0\\x80b"),
                new Nasty(
                        "\udb40\udc41",
                        "\\udb40\\udc41",
                        "\"\\udb40\\udc41\"",
                        "\\xf3\\xa0\\x81\\x81"));
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void jsonHoldsNoCharacterThatSteersATerminal(Nasty nasty) {
        assertThat(Printed.row(new JsonLines(), path(nasty)))
                .contains(",\"http_path\":\"" + nasty.json + "\",\"http_status\":null,");
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void csvHoldsNoFormulaAndNoLooseSeparator(Nasty nasty) {
        assertThat(Printed.row(new Csv(), path(nasty)))
                .contains(",GET,," + nasty.csv + ",,0,")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void zeekLogHoldsNoLooseTabAndNothingThatLooksUnset(Nasty nasty) {
        FlowRecord flow = Flows.tcp(1);
        flow.set(FlowField.SERVICE, nasty.text);

        assertThat(Printed.row(new ZeekConn(true, LogClock.FIXED), flow))
                .contains("\ttcp\t" + nasty.zeek + "\t2.500000\t")
                .hasLineCount(1);
    }

    @Test
    void csvEscapesWhatSeparatesTheItemsOfAList() {
        FlowRecord flow = Flows.tcp(1);
        flow.set(FlowField.SENSORS, List.of("=east", "a;b\"c"));

        assertThat(Printed.row(new Csv(), flow)).contains(",\"'=east;a\\u003bb\"\"c\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b]52;c;x\u0007", "\u202e", "\u009b31m", "\r", "\u0000"})
    void messagesAreSafe(String text) {
        assertThat(TextSafety.escape("a" + text + "b").codePoints())
                .noneMatch(TextSafety::isUnsafe);
    }

    private static FlowRecord path(Nasty nasty) {
        FlowRecord flow = Flows.tcp(1);
        flow.set(FlowField.HTTP_METHOD, "GET");
        flow.set(FlowField.HTTP_PATH, nasty.text);
        return flow;
    }
}
