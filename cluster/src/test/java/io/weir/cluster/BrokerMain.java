package io.weir.cluster;

import io.weir.broker.Broker;
import java.nio.file.Path;

/** A broker as a process; its folder is the only argument. */
final class BrokerMain {

    static final String READY = "ready at ";

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        System.out.println(READY + Broker.start(Path.of(args[0])).bootstrapServers());
        Thread.currentThread().join();
    }
}
