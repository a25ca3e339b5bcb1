package io.weir.cli.distributed;

import io.weir.ingest.live.TestNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A port of this machine's loopback interface, on that of a network's server under one number. */
final class LoopbackRelay implements AutoCloseable {

    private static final int WAITING = 50;

    private final ServerSocket entrance;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private LoopbackRelay(ServerSocket entrance) {
        this.entrance = entrance;
    }

    static LoopbackRelay start(TestNetwork network, int port) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        LoopbackRelay relay =
                new LoopbackRelay(
                        network.asServer(() -> new ServerSocket(port, WAITING, loopback)));
        inBackground(relay::acceptAll);
        return relay;
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket near = entrance.accept();
            open.add(near);
            Socket far = new Socket(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
            open.add(far);
            inBackground(() -> pump(near, far));
            inBackground(() -> pump(far, near));
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void inBackground(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One end has closed.
                            }
                        },
                        "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
