package io.weir.schema;

import java.util.Locale;

/**
 * The columns of the flow record, in the order of {@code flow-record.avsc}, whose docs say what
 * each one means. A test holds the two lists equal.
 */
public enum FlowField {
    FLOW_ID(Kind.TEXT),
    COMMUNITY_ID(Kind.TEXT),
    OBSERVATION_DOMAIN(Kind.TEXT),
    RECORD_KIND(Kind.TEXT),
    REVISION(Kind.INT),
    SENSORS(Kind.TEXT_LIST),
    CLIENT_IP(Kind.TEXT),
    CLIENT_PORT(Kind.INT),
    SERVER_IP(Kind.TEXT),
    SERVER_PORT(Kind.INT),
    PROTOCOL(Kind.INT),
    IP_VERSION(Kind.INT),
    VLAN_ID(Kind.INT, true),
    TUNNEL(Kind.TEXT, true),
    ROLE_BASIS(Kind.TEXT),
    CLIENT_LOCAL(Kind.BOOLEAN),
    SERVER_LOCAL(Kind.BOOLEAN),
    START_TIME(Kind.TIME),
    END_TIME(Kind.TIME),
    DURATION_US(Kind.LONG),
    END_REASON(Kind.TEXT),
    CONN_STATE(Kind.TEXT),
    HISTORY(Kind.TEXT),
    CLIENT_PACKETS(Kind.LONG),
    CLIENT_WIRE_BYTES(Kind.LONG),
    CLIENT_IP_BYTES(Kind.LONG),
    CLIENT_PAYLOAD_BYTES(Kind.LONG),
    CLIENT_PAYLOAD_PACKETS(Kind.LONG),
    CLIENT_FIRST(Kind.TIME, true),
    CLIENT_LAST(Kind.TIME, true),
    CLIENT_FIRST_PAYLOAD(Kind.TIME, true),
    CLIENT_LAST_PAYLOAD(Kind.TIME, true),
    CLIENT_SYN(Kind.LONG),
    CLIENT_ACK(Kind.LONG),
    CLIENT_FIN(Kind.LONG),
    CLIENT_RST(Kind.LONG),
    CLIENT_PSH(Kind.LONG),
    CLIENT_URG(Kind.LONG),
    CLIENT_ECE(Kind.LONG),
    CLIENT_CWR(Kind.LONG),
    CLIENT_PURE_ACKS(Kind.LONG),
    CLIENT_TTL_MIN(Kind.INT, true),
    CLIENT_TTL_MAX(Kind.INT, true),
    SERVER_PACKETS(Kind.LONG),
    SERVER_WIRE_BYTES(Kind.LONG),
    SERVER_IP_BYTES(Kind.LONG),
    SERVER_PAYLOAD_BYTES(Kind.LONG),
    SERVER_PAYLOAD_PACKETS(Kind.LONG),
    SERVER_FIRST(Kind.TIME, true),
    SERVER_LAST(Kind.TIME, true),
    SERVER_FIRST_PAYLOAD(Kind.TIME, true),
    SERVER_LAST_PAYLOAD(Kind.TIME, true),
    SERVER_SYN(Kind.LONG),
    SERVER_ACK(Kind.LONG),
    SERVER_FIN(Kind.LONG),
    SERVER_RST(Kind.LONG),
    SERVER_PSH(Kind.LONG),
    SERVER_URG(Kind.LONG),
    SERVER_ECE(Kind.LONG),
    SERVER_CWR(Kind.LONG),
    SERVER_PURE_ACKS(Kind.LONG),
    SERVER_TTL_MIN(Kind.INT, true),
    SERVER_TTL_MAX(Kind.INT, true),
    CLIENT_UNIQUE_BYTES(Kind.LONG),
    CLIENT_RETRANSMITTED_PACKETS(Kind.LONG),
    CLIENT_RETRANSMITTED_BYTES(Kind.LONG),
    CLIENT_OUT_OF_ORDER_PACKETS(Kind.LONG),
    CLIENT_DUPLICATE_ACKS(Kind.LONG),
    CLIENT_MISSED_BYTES(Kind.LONG),
    CLIENT_ZERO_WINDOWS(Kind.LONG),
    CLIENT_WINDOW_MIN(Kind.LONG, true),
    CLIENT_WINDOW_MAX(Kind.LONG, true),
    CLIENT_MSS(Kind.INT, true),
    CLIENT_WINDOW_SCALE(Kind.INT, true),
    CLIENT_SACK_PERMITTED(Kind.BOOLEAN),
    CLIENT_RTT_COUNT(Kind.LONG),
    CLIENT_RTT_MIN_US(Kind.LONG, true),
    CLIENT_RTT_AVG_US(Kind.LONG, true),
    CLIENT_RTT_MAX_US(Kind.LONG, true),
    CLIENT_RTT_STDDEV_US(Kind.LONG, true),
    SERVER_UNIQUE_BYTES(Kind.LONG),
    SERVER_RETRANSMITTED_PACKETS(Kind.LONG),
    SERVER_RETRANSMITTED_BYTES(Kind.LONG),
    SERVER_OUT_OF_ORDER_PACKETS(Kind.LONG),
    SERVER_DUPLICATE_ACKS(Kind.LONG),
    SERVER_MISSED_BYTES(Kind.LONG),
    SERVER_ZERO_WINDOWS(Kind.LONG),
    SERVER_WINDOW_MIN(Kind.LONG, true),
    SERVER_WINDOW_MAX(Kind.LONG, true),
    SERVER_MSS(Kind.INT, true),
    SERVER_WINDOW_SCALE(Kind.INT, true),
    SERVER_SACK_PERMITTED(Kind.BOOLEAN),
    SERVER_RTT_COUNT(Kind.LONG),
    SERVER_RTT_MIN_US(Kind.LONG, true),
    SERVER_RTT_AVG_US(Kind.LONG, true),
    SERVER_RTT_MAX_US(Kind.LONG, true),
    SERVER_RTT_STDDEV_US(Kind.LONG, true),
    SYN_TO_SYNACK_US(Kind.LONG, true),
    SYNACK_TO_ACK_US(Kind.LONG, true),
    SERVICE(Kind.TEXT, true),
    DNS_QUERY(Kind.TEXT, true),
    DNS_QTYPE(Kind.INT, true),
    DNS_RCODE(Kind.INT, true),
    HTTP_METHOD(Kind.TEXT, true),
    HTTP_HOST(Kind.TEXT, true),
    HTTP_PATH(Kind.TEXT, true),
    HTTP_STATUS(Kind.INT, true),
    HTTP_REQUESTS(Kind.LONG),
    TLS_SNI(Kind.TEXT, true),
    TLS_VERSION(Kind.TEXT, true),
    TLS_ALPN(Kind.TEXT, true),
    JA4(Kind.TEXT, true),
    CLIENT_PROCESS(Kind.TEXT, true),
    CLIENT_PID(Kind.INT, true),
    SERVER_PROCESS(Kind.TEXT, true),
    SERVER_PID(Kind.INT, true),
    CONFIG_ID(Kind.TEXT);

    /** How a column's value is held and written. */
    public enum Kind {
        TEXT,
        TEXT_LIST,
        LONG,
        INT,
        BOOLEAN,
        /** Microseconds since the epoch, UTC. */
        TIME;

        /** Held as a Java object; every other kind is held as a number. */
        public boolean isText() {
            return this == TEXT || this == TEXT_LIST;
        }
    }

    private static final FlowField[] ALL = values();

    private final Kind kind;
    private final boolean nullable;
    private final String columnName;

    private int slot;

    static {
        int texts = 0;
        int numbers = 0;
        for (FlowField field : ALL) {
            field.slot = field.kind.isText() ? texts++ : numbers++;
        }
    }

    FlowField(Kind kind) {
        this(kind, false);
    }

    FlowField(Kind kind, boolean nullable) {
        this.kind = kind;
        this.nullable = nullable;
        this.columnName = name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** True where the record holds null for what is not known. */
    public boolean nullable() {
        return nullable;
    }

    /** The name in Avro, Parquet, JSON and CSV: snake_case. */
    public String columnName() {
        return columnName;
    }

    /** The place of a text among the texts of a record, of a number among its numbers. */
    int slot() {
        return slot;
    }

    /**
     * All columns in order, without the copy that {@link #values()} makes; not to be written to.
     */
    static FlowField[] all() {
        return ALL;
    }
}
