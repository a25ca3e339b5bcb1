package io.weir.cli.format;

import static io.weir.cli.format.Column.number;
import static io.weir.cli.format.Column.word;
import static io.weir.schema.FlowField.*;

import java.util.List;

/**
 * The columns of rustat's {@code tcp_flows.csv} and {@code udp_flows.csv}, separated by spaces,
 * times in microseconds. {@code s_} is the client, {@code d_} the server.
 *
 * <p>Put right here: bytes are payload bytes (rustat adds the link header to each packet), packets
 * with payload are those that carry some, retransmitted SYNs and the flags of FIN and RST packets
 * count, and a side's times are those of its first and last packet.
 */
public final class Rustat extends TransportTables {

    public Rustat() {
        super(
                new ColumnTable(
                        List.of(
                                word("s_ip", CLIENT_IP),
                                number("s_port", CLIENT_PORT),
                                word("d_ip", SERVER_IP),
                                number("d_port", SERVER_PORT),
                                number("s_packs", CLIENT_PACKETS),
                                number("s_bytes", CLIENT_PAYLOAD_BYTES),
                                number("s_packs_data", CLIENT_PAYLOAD_PACKETS),
                                number("s_packs_ack", CLIENT_ACK),
                                number("s_packs_syn", CLIENT_SYN),
                                number("s_packs_rst", CLIENT_RST),
                                number("s_packs_fin", CLIENT_FIN),
                                number("s_packs_urg", CLIENT_URG),
                                number("s_packs_psh", CLIENT_PSH),
                                number("s_ts", CLIENT_FIRST),
                                number("s_te", CLIENT_LAST),
                                number("d_packs", SERVER_PACKETS),
                                number("d_bytes", SERVER_PAYLOAD_BYTES),
                                number("d_packs_data", SERVER_PAYLOAD_PACKETS),
                                number("d_packs_ack", SERVER_ACK),
                                number("d_packs_syn", SERVER_SYN),
                                number("d_packs_rst", SERVER_RST),
                                number("d_packs_fin", SERVER_FIN),
                                number("d_packs_urg", SERVER_URG),
                                number("d_packs_psh", SERVER_PSH),
                                number("d_ts", SERVER_FIRST),
                                number("d_te", SERVER_LAST)),
                        ' '),
                new ColumnTable(
                        List.of(
                                word("s_ip", CLIENT_IP),
                                number("s_port", CLIENT_PORT),
                                word("d_ip", SERVER_IP),
                                number("d_port", SERVER_PORT),
                                number("s_packs", CLIENT_PACKETS),
                                number("s_bytes", CLIENT_PAYLOAD_BYTES),
                                number("s_packs_data", CLIENT_PAYLOAD_PACKETS),
                                number("s_ts", CLIENT_FIRST),
                                number("s_te", CLIENT_LAST),
                                number("d_packs", SERVER_PACKETS),
                                number("d_bytes", SERVER_PAYLOAD_BYTES),
                                number("d_packs_data", SERVER_PAYLOAD_PACKETS),
                                number("d_ts", SERVER_FIRST),
                                number("d_te", SERVER_LAST)),
                        ' '));
    }
}
