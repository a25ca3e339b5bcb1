import io.weir.broker.Broker;
import java.nio.file.Path;

/** A Kafka broker below the folder of the only argument, until standard input ends. Prints its address. */
final class BrokerHere {

    public static void main(String[] args) throws Exception {
        try (Broker broker = Broker.start(Path.of(args[0]))) {
            System.out.println(broker.bootstrapServers());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
