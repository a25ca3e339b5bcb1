package io.weir.ingest.generate;

/**
 * One end of a conversation, as the tap sees it.
 *
 * @param port 0 to 65535
 * @param mac address of the station whose frames carry this end's packets, low 48 bits
 * @param ttl TTL or hop limit at the tap, 1 to 255
 * @param local true inside the local networks, {@link AddressPlan#LOCAL_NETWORKS}
 */
public record Endpoint(Address address, int port, long mac, int ttl, boolean local) {

    Endpoint withPort(int other) {
        return new Endpoint(address, other, mac, ttl, local);
    }
}
