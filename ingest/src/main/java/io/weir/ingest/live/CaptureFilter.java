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
     * Compiles a filter and forgets it.
     *
     * @param linkType of the interface, by its number in capture files
     * @throws CannotCapture which word is wrong, or that there is no libpcap to ask
     */
    public static void check(String filter, int linkType, int snaplen) throws CannotCapture {
        Libpcap.load();
        try (PcapHandle compiler = Pcaps.openDead(DataLinkType.getInstance(linkType), snaplen)) {
            new CaptureFilter(compiler).check(filter);
        } catch (PcapNativeException e) {
            throw new CannotCapture("the filter cannot be checked: " + e.getMessage());
        }
    }

    private void check(String filter) throws CannotCapture {
        String error = error(filter);
        if (error == null) {
            return;
        }
        boolean syntax = error.contains(SYNTAX_ERROR);
        Matcher word = WORD.matcher(filter);
        while (word.find()) {
            String start = filter.substring(0, word.end());
            String found = error(syntax ? start + " " + REFUSED : start);
            if (error.equals(found)) {
                throw wrong(filter, word, syntax ? "it makes no sense here" : error);
            }
        }
        throw new CannotCapture(
                "the filter '" + filter + "' is wrong: " + (syntax ? "it ends too early" : error));
    }

    private static CannotCapture wrong(String filter, Matcher word, String why) {
        return new CannotCapture(
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
