package io.weir.ingest.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UDP to a port on which nobody listens, sent by the host on which the caller is. */
final class Datagrams {

    static final int PORT = 9;

    private Datagrams() {}

    static @Nullable Void send(String address, int count, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < count; i++) {
                socket.send(
                        new DatagramPacket(
                                octets, octets.length, new InetSocketAddress(address, PORT)));
            }
        }
        return null;
    }
}
