package io.weir.ingest.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * Says where a filter is wrong. libpcap only tells that there is a syntax error, not at which word;
 * but its parser asks for a word only as long as those before made sense. So a word that the lexer
 * itself refuses is put behind the first one, the first two, and so on: the first time that it was
 * not even looked at, the word before is the wrong one.
 */
public final class CaptureFilter {

    private static final int ETHERNET = 1;
    private static final String SYNTAX_ERROR = "syntax error";
    private static final Pattern WORD =
            Pattern.compile("[\\w.:/-]+|&&|\\|\\||[<>=!]=|<<|>>|\\\\\\S+|\\S");

    /** A number that no lexer of a filter takes. */
    private static final String REFUSED = "99999999999";

    private final PcapHandle compiler;

    private CaptureFilter(PcapHandle compiler) {
        this.compiler = compiler;
    }

    /**
     * Checks as far as this goes before an interface is opened: that it is a sentence of the
     * language. Where there is no libpcap to ask, nothing is found.
     *
     * @throws WrongFilter which word is wrong
     */
    public static void checkSyntax(String filter) throws WrongFilter {
        try {
            check(filter, ETHERNET, CaptureSettings.DEFAULT_SNAPLEN, true);
        } catch (WrongFilter e) {
            throw e;
        } catch (CannotCapture e) {
            // Without libpcap nothing is captured either, and who tries is told so.
        }
    }

    /**
     * Checks it for an interface.
     *
     * @param linkType of the interface, by its number in capture files
     * @throws WrongFilter which word is wrong
     * @throws CannotCapture there is no libpcap to ask
     */
    static void check(String filter, int linkType, int snaplen) throws CannotCapture {
        check(filter, linkType, snaplen, false);
    }

    private static void check(String filter, int linkType, int snaplen, boolean syntaxOnly)
            throws CannotCapture {
        Libpcap.load();
        try (PcapHandle compiler = Pcaps.openDead(DataLinkType.getInstance(linkType), snaplen)) {
            new CaptureFilter(compiler).check(filter, syntaxOnly);
        } catch (PcapNativeException e) {
            throw new CannotCapture("the filter cannot be checked: " + e.getMessage());
        }
    }

    private void check(String filter, boolean syntaxOnly) throws WrongFilter {
        String error = error(filter);
        boolean syntax = error != null && error.contains(SYNTAX_ERROR);
        if (error == null || syntaxOnly && !syntax) {
            return;
        }
        Matcher word = WORD.matcher(filter);
        while (word.find()) {
            String start = filter.substring(0, word.end());
            String found = error(syntax ? start + " " + REFUSED : start);
            if (error.equals(found)) {
                throw wrong(filter, word, syntax ? "it makes no sense here" : error);
            }
        }
        throw new WrongFilter(
                "the filter '" + filter + "' is wrong: " + (syntax ? "it ends too early" : error));
    }

    private static WrongFilter wrong(String filter, Matcher word, String why) {
        return new WrongFilter(
                "the filter '"
                        + filter
                        + "' is wrong at character "
                        + (word.start() + 1)
                        + ", '"
                        + word.group()
                        + "': "
                        + why
                        + " (man pcap-filter tells the language)");
    }

    private @Nullable String error(String filter) {
        try {
            compiler.compileFilter(filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN)
                    .free();
            return null;
        } catch (PcapNativeException | NotOpenException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
