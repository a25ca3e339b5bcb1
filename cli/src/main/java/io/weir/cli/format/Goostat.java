package io.weir.cli.format;

import static io.weir.cli.format.Column.number;
import static io.weir.cli.format.Column.seconds;
import static io.weir.cli.format.Column.word;
import static io.weir.schema.FlowField.*;

import java.util.List;

/**
 * The columns of goostat's {@code log_tcp_complete} and {@code log_udp_complete}, separated by
 * spaces, times in whole seconds.
 *
 * <p>Put right here: TCP bytes are IP bytes for every packet (goostat counts payload with the TCP
 * header for some packets and without for others), UDP bytes are payload bytes, {@code ts} is the
 * first packet, replies stand in the row of their conversation, and UDP flows last as long as they
 * do.
 */
public final class Goostat extends TransportTables {

    public Goostat() {
        super(
                new ColumnTable(
                        List.of(
                                word("c_ip", CLIENT_IP),
                                word("s_ip", SERVER_IP),
                                number("c_port", CLIENT_PORT),
                                number("s_port", SERVER_PORT),
                                number("c_packs", CLIENT_PACKETS),
                                number("c_bytes", CLIENT_IP_BYTES),
                                number("c_packs_data", CLIENT_PAYLOAD_PACKETS),
                                number("c_bytes_data", CLIENT_PAYLOAD_BYTES),
                                number("s_packs", SERVER_PACKETS),
                                number("s_bytes", SERVER_IP_BYTES),
                                number("s_packs_data", SERVER_PAYLOAD_PACKETS),
                                number("s_bytes_data", SERVER_PAYLOAD_BYTES),
                                seconds("ts", START_TIME),
                                seconds("te", END_TIME),
                                number("c_SYN", CLIENT_SYN),
                                number("c_ACK", CLIENT_ACK),
                                number("c_FIN", CLIENT_FIN),
                                number("c_RST", CLIENT_RST),
                                number("c_URG", CLIENT_URG),
                                number("c_PSH", CLIENT_PSH),
                                number("s_SYN", SERVER_SYN),
                                number("s_ACK", SERVER_ACK),
                                number("s_FIN", SERVER_FIN),
                                number("s_RST", SERVER_RST),
                                number("s_URG", SERVER_URG),
                                number("s_PSH", SERVER_PSH)),
                        ' '),
                new ColumnTable(
                        List.of(
                                word("c_ip", CLIENT_IP),
                                word("s_ip", SERVER_IP),
                                number("c_port", CLIENT_PORT),
                                number("s_port", SERVER_PORT),
                                number("c_packs", CLIENT_PACKETS),
                                number("c_bytes", CLIENT_PAYLOAD_BYTES),
                                number("s_packs", SERVER_PACKETS),
                                number("s_bytes", SERVER_PAYLOAD_BYTES),
                                seconds("c_ts", CLIENT_FIRST),
                                seconds("c_te", CLIENT_LAST),
                                seconds("s_ts", SERVER_FIRST),
                                seconds("s_te", SERVER_LAST)),
                        ' '));
    }
}
