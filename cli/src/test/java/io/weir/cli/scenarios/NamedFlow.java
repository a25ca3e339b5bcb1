package io.weir.cli.scenarios;

import io.weir.schema.AvroWriter;
import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The flow_id as it follows from the contract (SHA-256 over canonical key, rule time of the first
 * packet, its place) for flows whose first packet has a time of its own among the key's packets.
 */
final class NamedFlow {

    private record End(long high, long low, int port) {

        static End of(String address, long port) throws UnknownHostException {
            BigInteger bits = new BigInteger(1, InetAddress.getByName(address).getAddress());
            return new End(bits.shiftRight(64).longValue(), bits.longValue(), (int) port);
        }
    }

    private NamedFlow() {}

    static String flowId(String domain, FlowLine flow)
            throws UnknownHostException, NoSuchAlgorithmException {
        AvroWriter input = new AvroWriter(128);
        TrainWriter.writeKey(input, key(domain, flow));
        input.writeBigEndian(flow.number(FlowField.START_TIME), Long.BYTES);
        input.writeBigEndian(0, Long.BYTES);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(input.array(), 0, input.length());
        return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    }

    private static FlowKey key(String domain, FlowLine flow) throws UnknownHostException {
        End client = End.of(flow.text(FlowField.CLIENT_IP), flow.number(FlowField.CLIENT_PORT));
        End server = End.of(flow.text(FlowField.SERVER_IP), flow.number(FlowField.SERVER_PORT));
        boolean inOrder =
                FlowKey.inOrder(
                        client.high, client.low, client.port, server.high, server.low, server.port);
        End a = inOrder ? client : server;
        End b = inOrder ? server : client;
        int version = (int) flow.number(FlowField.IP_VERSION);
        int protocol = (int) flow.number(FlowField.PROTOCOL);
        return new FlowKey(domain, version, a.high, a.low, a.port, b.high, b.low, b.port, protocol);
    }
}
