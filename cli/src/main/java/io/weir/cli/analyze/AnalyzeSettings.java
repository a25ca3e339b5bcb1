package io.weir.cli.analyze;

import io.weir.ingest.train.LocalNetworks;
import io.weir.job.flow.FlowRules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of {@code weir analyze} is asked for; everything in it is checked already.
 *
 * @param inputs capture files as the user named them, {@code -} for standard input; not empty
 * @param networks what counts as local
 * @param domain observation domain of all inputs; not used under {@code domainPerFile}
 * @param domainPerFile each input is its own observation domain, named as given
 * @param out folder for the Parquet tables, which exists; what it holds stays; null: none are
 *     written
 * @param rules when flows end
 * @param maxFlows most flows that may be open at once; 0: no limit
 * @param parallelism subtasks of the job, at least 1
 */
public record AnalyzeSettings(
        List<String> inputs,
        LocalNetworks networks,
        String domain,
        boolean domainPerFile,
        @Nullable Path out,
        FlowRules rules,
        int maxFlows,
        int parallelism) {

    public AnalyzeSettings {
        inputs = List.copyOf(inputs);
    }

    /** Each subtask holds its share of the open flows. */
    int maxFlowsPerSubtask() {
        return (int) (((long) maxFlows + parallelism - 1) / parallelism);
    }
}
