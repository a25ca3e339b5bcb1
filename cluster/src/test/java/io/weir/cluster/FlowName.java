package io.weir.cluster;

import java.util.Comparator;

/** What is there once and only once, however often processes die. */
record FlowName(String flowId, long revision) implements Comparable<FlowName> {

    private static final Comparator<FlowName> ORDER =
            Comparator.comparing(FlowName::flowId).thenComparing(FlowName::revision);

    @Override
    public int compareTo(FlowName other) {
        return ORDER.compare(this, other);
    }
}
