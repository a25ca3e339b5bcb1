package io.weir.ingest.train;

import io.weir.schema.Cidr;
import java.util.List;

/** The networks that a domain calls its own; each stands here once, however often it was named. */
public record LocalNetworks(List<Cidr> networks) {

    public static final LocalNetworks NONE = new LocalNetworks(List.of());

    public LocalNetworks {
        networks = networks.stream().distinct().toList();
    }

    /**
     * True when the address (as {@link io.weir.schema.FlowKey} holds it) is inside one of the
     * networks.
     */
    public boolean contains(int ipVersion, long high, long low) {
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(ipVersion, high, low)) {
                return true;
            }
        }
        return false;
    }
}
