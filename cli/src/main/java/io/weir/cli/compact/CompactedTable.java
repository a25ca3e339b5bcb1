package io.weir.cli.compact;

/** The tables that a job writes in small files, as users write them. */
enum CompactedTable {
    flows("end_time", "end_time, flow_id", "client_packets + server_packets"),
    interim("end_time", "end_time, flow_id, revision", "client_packets + server_packets"),
    ledger("hour", "hour, observation_domain, outcome", "packets");

    private final String time;
    private final String order;
    private final String packets;

    CompactedTable(String time, String order, String packets) {
        this.time = time;
        this.order = order;
        this.packets = packets;
    }

    /** Divided into hours, each in a folder of its own. */
    boolean isHourly() {
        return this != ledger;
    }

    /** So many files that no merge has made are worth one: the ledger waits for a day's. */
    int leastFresh() {
        return isHourly() ? 1 : 24;
    }

    /** The column by which rows are divided between several large files. */
    String time() {
        return time;
    }

    /** How rows are sorted in a large file. */
    String order() {
        return order;
    }

    /** The packets that a row stands for. */
    String packets() {
        return packets;
    }
}
