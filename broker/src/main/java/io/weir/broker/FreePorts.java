package io.weir.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 on which nothing listens. They lie below those that the system gives to
 * outgoing connections (from 32768 on Linux): a server that comes back finds its port free, and no
 * client that asks again and again can be given the very port that it asks for.
 */
public final class FreePorts {

    private static final int FIRST = 15_000;
    private static final int BEHIND_LAST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** As many different ports as asked for. */
    public static List<Integer> find(int count) throws IOException {
        Set<Integer> found = new LinkedHashSet<>();
        for (int i = 0; i < TRIES && found.size() < count; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (isFree(port)) {
                found.add(port);
            }
        }
        if (found.size() < count) {
            throw new IOException(
                    "found %d free ports of 127.0.0.1 from %d to %d, needs %d"
                            .formatted(found.size(), FIRST, BEHIND_LAST - 1, count));
        }
        return List.copyOf(found);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
