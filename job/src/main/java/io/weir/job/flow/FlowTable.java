package io.weir.job.flow;

import java.io.Serializable;

/**
 * How the table of open flows is kept.
 *
 * @param domains whose trains must wait for those of other sensors
 * @param maxFlows most open flows of one subtask: beyond it the one that has been silent longest
 *     leaves; 0: no limit
 */
public record FlowTable(Domains domains, int maxFlows) implements Serializable {

    /** One sensor a domain, and no limit. */
    public static final FlowTable PLAIN = new FlowTable(Domains.UNLISTED, 0);

    public FlowTable {
        if (maxFlows < 0) {
            throw new IllegalArgumentException("at most " + maxFlows + " open flows");
        }
    }
}
