package io.weir.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "9404, 127.0.0.1:9404",
        "0.0.0.0:9404, 0.0.0.0:9404",
        "probe-7.lab:1, probe-7.lab:1",
        "[::1]:65535, [::1]:65535"
    })
    void isThisMachinesOwnUnlessTold(String text, String meant) {
        assertThat(ListenAddress.parse(text)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "127.0.0.1:", ":9404", "::1:9404", "a b:9404", "9404/x"})
    void saysWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .hasMessage("'" + text + "' is not [HOST:]PORT, such as 9404 or 0.0.0.0:9404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "127.0.0.1:99999"})
    void saysWhatIsNoPort(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .hasMessageStartingWith("a port is 1 to 65535, was ");
    }

    @Test
    void saysThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ListenAddress address = ListenAddress.parse("" + taken.getLocalPort());

            assertThatThrownBy(() -> address.bind("--metrics"))
                    .isInstanceOfSatisfying(
                            Failure.class, e -> assertThat(e.status()).isEqualTo(ExitStatus.USAGE))
                    .hasMessage(
                            "--metrics: cannot listen on 127.0.0.1:"
                                    + taken.getLocalPort()
                                    + ": Address already in use");
        }
    }

    @Test
    void saysThatTheAddressIsNotOfThisMachine() {
        assertThatThrownBy(() -> ListenAddress.parse("192.0.2.1:9404").bind("--metrics"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--metrics: cannot listen on 192.0.2.1:9404: ");
    }

    @Test
    void isTakenOnThisAddressAlone() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        HttpServer server = ListenAddress.parse("" + port).bind("--metrics");
        try {
            assertThat(server.getAddress().getAddress().isLoopbackAddress()).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
