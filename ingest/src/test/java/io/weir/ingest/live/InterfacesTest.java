package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterfacesTest {

    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    @Test
    void tellsStateAddressesLinkTypeAndPacketsOfEachInterface() throws Exception {
        TestNetwork.assume();
        try (TestNetwork network = TestNetwork.make()) {
            Thread traffic = sendFor(network);
            List<InterfaceState> seen = network.asServer(() -> Interfaces.watch(SECOND));
            traffic.interrupt();
            traffic.join();

            InterfaceState cable = named(seen, TestNetwork.CABLE);
            assertThat(cable.state()).isEqualTo(InterfaceState.UP);
            assertThat(cable.addresses())
                    .contains(TestNetwork.SERVER_IPV4)
                    .anyMatch(address -> address.endsWith("::2") || address.endsWith(":0:2"));
            assertThat(cable.linkType()).isEqualTo("Ethernet");
            assertThat(cable.packets()).isGreaterThan(10);
            assertThat(named(seen, "lo").packets()).isZero();
        }
    }

    @Test
    void saysWhatIsDownAndWhatHasNoCarrier() throws Exception {
        TestNetwork.assume();
        try (TestNetwork network = TestNetwork.make()) {
            network.onClient("ip", "link", "set", TestNetwork.CABLE, "down");
            network.awaitServersCable("DOWN");

            assertThat(
                            named(network.asServer(() -> Interfaces.watch(1)), TestNetwork.CABLE)
                                    .state())
                    .isEqualTo(InterfaceState.NO_CARRIER);
            assertThat(
                            named(network.asClient(() -> Interfaces.watch(1)), TestNetwork.CABLE)
                                    .state())
                    .isEqualTo(InterfaceState.DOWN);
        }
    }

    @Test
    void printsThemInColumnsTheBusiestFirst() {
        assertThat(
                        InterfaceTable.lines(
                                List.of(
                                        new InterfaceState("lo", "up", List.of(), "Ethernet", 7),
                                        new InterfaceState(
                                                "enp0s31f6",
                                                "no carrier",
                                                List.of("10.0.0.1", "fd00::1"),
                                                "Ethernet",
                                                1234),
                                        new InterfaceState(
                                                "eth1",
                                                "down",
                                                List.of(),
                                                "",
                                                InterfaceState.NO_RIGHT))))
                .containsExactly(
                        "INTERFACE  STATE       LINK      PACKETS/S  ADDRESSES",
                        "enp0s31f6  no carrier  Ethernet  1234       10.0.0.1 fd00::1",
                        "lo         up          Ethernet  7          -",
                        "eth1       down        ?         no right   -");
    }

    /** Sends until it is interrupted; returns once packets flow. */
    private static Thread sendFor(TestNetwork network) throws InterruptedException {
        CountDownLatch flowing = new CountDownLatch(1);
        Thread thread =
                new Thread(
                        () -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                try {
                                    network.asClient(
                                            () ->
                                                    Datagrams.send(
                                                            TestNetwork.SERVER_IPV4, 100, "watch"));
                                } catch (Exception e) {
                                    return;
                                }
                                flowing.countDown();
                            }
                        });
        thread.start();
        flowing.await();
        return thread;
    }

    private static InterfaceState named(List<InterfaceState> all, String name) {
        return all.stream().filter(state -> state.name().equals(name)).findFirst().orElseThrow();
    }
}
