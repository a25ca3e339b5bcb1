package io.weir.ingest.generate;

import java.util.List;

/**
 * Who talks: clients in local networks, servers in ranges that RFC 2544, 3849, 5180 and 5737 set
 * aside for benchmarks and documentation. Every client counts its ephemeral ports up, so that no
 * two conversations share a 5-tuple by chance.
 */
final class AddressPlan {

    /** The local networks of the plan, as {@code weir analyze --network} takes them. */
    static final List<String> LOCAL_NETWORKS = List.of("10.0.0.0/8", "fd00::/8");

    private static final int CLIENTS = 4096;
    private static final int LOCAL_SERVERS = 64;
    private static final int SERVERS = 4000;
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final int FIRST_PING_SERVER = 5000;
    private static final long GATEWAY_MAC = 0x0200_5e00_0001L;
    private static final int[] PING_TYPES = {8, 0, 128, 129};

    private final Dice dice;
    private final int[] usedPorts = new int[CLIENTS];
    private int pings;

    AddressPlan(Dice dice) {
        this.dice = dice;
    }

    /** Some are busier than others; none has more than a few in a thousand of the conversations. */
    Endpoint client(boolean v6) {
        int number = dice.below(dice.below(CLIENTS) + 1);
        int port = FIRST_PORT + usedPorts[number]++ % PORTS;
        return local(number, v6, port, number % 3 == 0 ? 128 : 64);
    }

    /** Another port of the same client. */
    Endpoint again(Endpoint client, boolean v6) {
        int number = (int) (client.mac() & 0xffff);
        return local(number, v6, FIRST_PORT + usedPorts[number]++ % PORTS, client.ttl());
    }

    Endpoint server(boolean v6, int port) {
        return remote(dice.below(dice.below(SERVERS) + 1), v6, port);
    }

    /** The DNS servers of the local networks. */
    Endpoint resolver(boolean v6, int number) {
        return local(CLIENTS + LOCAL_SERVERS + number, v6, 53, 64);
    }

    Endpoint localServer(boolean v6, int port) {
        return local(CLIENTS + dice.below(LOCAL_SERVERS), v6, port, 64);
    }

    /** A pair for ICMP echo, of which no other conversation of the capture uses the same. */
    Endpoint[] pingPair(boolean v6) {
        int number = pings++;
        int request = PING_TYPES[v6 ? 2 : 0];
        int reply = PING_TYPES[v6 ? 3 : 1];
        return new Endpoint[] {
            local(number % CLIENTS, v6, request, 64),
            remote(FIRST_PING_SERVER + number / CLIENTS % 10_000, v6, reply)
        };
    }

    private static Endpoint local(int number, boolean v6, int port, int ttl) {
        int subnet = number >> 6;
        int host = 10 + (number & 63);
        Address address =
                v6
                        ? Address.ipv6(
                                0xfd00_1e00_0000_0000L | subnet, 0x0200_5eff_fe00_0000L | number)
                        : Address.ipv4(10, subnet >> 3, (subnet & 7) * 16, host);
        return new Endpoint(address, port, 0x0200_5e10_0000L | number, ttl, true);
    }

    private static Endpoint remote(int number, boolean v6, int port) {
        Address address =
                v6
                        ? Address.ipv6(0x2001_0db8_0000_0000L | number * 0x101L, 1 + number % 7)
                        : publicIpv4(number);
        return new Endpoint(address, port, GATEWAY_MAC, 44 + number % 13 + number % 2 * 64, false);
    }

    /** The busiest in the three documentation networks, the rest in the benchmark network. */
    private static Address publicIpv4(int number) {
        if (number < 250) {
            return Address.ipv4(203, 0, 113, 1 + number);
        }
        if (number < 500) {
            return Address.ipv4(198, 51, 100, number - 249);
        }
        return Address.ipv4(198, 18 + (number >> 15 & 1), number >> 8 & 0x7f, number & 255);
    }
}
