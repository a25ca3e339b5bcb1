package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFilterTest {

    private static final int ETHERNET = 1;

    @BeforeAll
    static void needsLibpcap() {
        TestNetwork.assumeLibpcap();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp port 443 or udp port 443",
                "not (host 10.1.2.3 and port 22)",
                "vlan and ip6",
                "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "net 10.0.0.0/8 && !arp",
            })
    void takesWhatTcpdumpTakes(String filter) {
        assertThatCode(() -> check(filter)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp prot 80, 5, prot",
        "foo, 1, foo",
        "tcp port 80 and and udp, 17, and",
        "tcp port 80 81, 13, 81",
        "(tcp or udp)) and ip, 13, )",
        "tcp or $x, 8, $",
        "tcp port 99999, 10, 99999",
        "port nosuchport or udp, 6, nosuchport",
        "net 10.0.0.1/8, 5, 10.0.0.1/8",
        "ip[0] = 4294967296, 9, 4294967296",
    })
    void pointsAtTheWordThatIsWrong(String filter, int character, String word) {
        assertThatThrownBy(() -> check(filter))
                .isInstanceOf(CannotCapture.class)
                .hasMessageStartingWith(
                        "the filter '"
                                + filter
                                + "' is wrong at character "
                                + character
                                + ", '"
                                + word
                                + "': ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp and", "(tcp", "port", "ip[0"})
    void saysThatAFilterEndsTooEarly(String filter) {
        assertThatThrownBy(() -> check(filter))
                .isInstanceOf(CannotCapture.class)
                .hasMessage("the filter '" + filter + "' is wrong: it ends too early");
    }

    @Test
    void repeatsWhatLibpcapSaysWhereItSaysMore() {
        assertThatThrownBy(() -> check("tcp port 99999"))
                .hasMessageContaining("illegal port number 99999 > 65535");
    }

    @Test
    void leavesToTheInterfaceWhatDependsOnItsLinkType() throws WrongFilter {
        CaptureFilter.checkSyntax("type mgt subtype beacon");

        assertThatThrownBy(() -> check("type mgt subtype beacon")).isInstanceOf(WrongFilter.class);
        assertThatThrownBy(() -> CaptureFilter.checkSyntax("tcp prot 80"))
                .isInstanceOf(WrongFilter.class);
    }

    private static void check(String filter) throws CannotCapture {
        CaptureFilter.check(filter, ETHERNET, 4096);
    }
}
