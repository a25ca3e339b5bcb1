package io.weir.job.flow;

import java.io.Serializable;
import java.time.Duration;

/**
 * When flows end, in rule time.
 *
 * @param udpIdle UDP and every other protocol but TCP: silence that ends a flow
 * @param tcpIdle the same for TCP
 * @param synTimeout the same for TCP flows that hold only SYNs of one side
 * @param linger how long after its closing packet a closed TCP flow still takes packets in
 * @param active after each such span an open flow gives an INTERIM record; zero: never
 */
public record FlowRules(
        Duration udpIdle, Duration tcpIdle, Duration synTimeout, Duration linger, Duration active)
        implements Serializable {

    public static final FlowRules DEFAULT =
            new FlowRules(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ZERO);
}
