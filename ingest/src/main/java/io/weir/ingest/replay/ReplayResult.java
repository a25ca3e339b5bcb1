package io.weir.ingest.replay;

import io.weir.ingest.capture.CaptureProblem;
import java.util.List;
import java.util.Map;

/**
 * What became of a replay.
 *
 * @param end how it ended
 * @param partitions of the topic
 * @param sent messages sent by this run
 * @param skipped messages that an earlier run had sent
 * @param captured frames read
 * @param decoded of these, packets in trains
 * @param notIp of these, frames without an IP packet
 * @param undecodable of these, packets in no train, by reason
 * @param problems what was wrong with the captures
 */
public record ReplayResult(
        How end,
        int partitions,
        long sent,
        long skipped,
        long captured,
        long decoded,
        long notIp,
        Map<String, Long> undecodable,
        List<CaptureProblem> problems) {

    /** How a replay ended. */
    public enum How {
        /** With END in every partition. */
        FINISHED,
        /** An earlier run had finished it; nothing was read. */
        ALREADY_THERE,
        /** By a signal, somewhere on the way. */
        STOPPED
    }
}
