package io.weir.cli;

import io.weir.cli.analyze.AnalyzeResult;
import io.weir.cli.analyze.AnalyzeSettings;
import io.weir.cli.analyze.FlowOutput;
import io.weir.cli.analyze.FlowsInHeap;
import io.weir.cli.analyze.InputProblem;
import io.weir.cli.analyze.OutFolder;
import io.weir.cli.format.PrintedFlows;
import io.weir.cli.format.ResultStream;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.command.terminal.Progress;
import io.weir.command.terminal.ProgressBar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir analyze}: capture files in, finished flows out, in this process. */
@Command(
        name = "analyze",
        header = "Turns capture files into finished flows.",
        sortOptions = false,
        customSynopsis = "weir analyze [OPTION]... FILE...",
        parameterListHeading = "%n",
        footer = {
            "",
            "Durations: 200ms, 30s, 5m, 2h, 30d. Every option may also stand in the environment",
            "(--udp-idle: WEIR_UDP_IDLE) or in the file of --config. Exit status: 0 good, 2 usage,",
            "3 some inputs unreadable, 1 anything else. Example:",
            "  weir analyze --network 10.0.0.0/8 --format csv --top 100 monday.pcap tuesday.pcap.gz"
        })
final class AnalyzeCommand extends ConfiguredCommand {

    /** The job, which tests replace. */
    interface Analysis {
        AnalyzeResult run(AnalyzeSettings settings, FlowOutput output, Progress progress)
                throws Exception;
    }

    /** A domain is by default named as its sensor, and the sensor of files is called so. */
    private static final String DEFAULT_DOMAIN = "archive";

    /**
     * Beyond, the exchanges between all subtasks need more buffers than one process should hold.
     */
    private static final int MOST_SUBTASKS = 64;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "pcap or pcapng, also gzip or zstd; '-' is standard input")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "observation domain of the flows (default: " + DEFAULT_DOMAIN + ")")
    @Nullable String domain;

    @Option(
            names = "--domain-per-file",
            description = "each file is its own observation domain, named as given")
    boolean domainPerFile;

    @ArgGroup(validate = false, heading = "%nWhat a flow is:%n")
    TrafficOptions traffic = new TrafficOptions();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "threads that rebuild flows (default: one a core)")
    int parallelism = Math.min(Runtime.getRuntime().availableProcessors(), MOST_SUBTASKS);

    @Option(
            names = "--max-flows",
            paramLabel = "N",
            description = "open flows held at once; 0: no limit (default: what the heap can hold)")
    int maxFlows = FlowsInHeap.atMost(Runtime.getRuntime().maxMemory());

    private final Host host;
    private final Analysis analysis;

    AnalyzeCommand(Host host, Analysis analysis) {
        this.host = host;
        this.analysis = analysis;
    }

    @Override
    protected List<Set<String>> rivals() {
        return Stream.concat(
                        OutputOptions.RIVALS.stream(),
                        Stream.of(Set.of("--domain", "--domain-per-file")))
                .collect(Collectors.toList());
    }

    @Override
    protected void check(Problems problems) {
        if (domain != null && domainPerFile) {
            problems.add("--domain and --domain-per-file exclude each other: give one of them");
        }
        if (domain != null && domain.isBlank()) {
            problems.add("--domain", "must not be empty");
        }
        if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
            problems.add("--parallelism", "must be 1 to " + MOST_SUBTASKS + ", was " + parallelism);
        }
        if (maxFlows < 0) {
            problems.add("--max-flows", "must not be negative, was " + maxFlows);
        }
        traffic.check(problems);
        boolean runs = willRun();
        if (runs) {
            output.check(problems);
            if (files.isEmpty()) {
                problems.add("no capture file given; '-' reads standard input");
            }
            if (files.stream().filter(Inputs.STANDARD_INPUT::equals).count() > 1) {
                problems.add("standard input ('-') can be read only once");
            }
        }
    }

    @Override
    protected int run() throws Exception {
        List<InputProblem> problems = new ArrayList<>();
        List<String> usable = new ArrayList<>();
        for (String file : files) {
            String obstacle = Inputs.obstacle(file);
            if (obstacle == null) {
                usable.add(file);
            } else {
                problems.add(new InputProblem(file, obstacle));
            }
        }
        RunReport report = new RunReport(host, problems);
        return usable.isEmpty() ? report.nothingToRead() : analyze(usable, report);
    }

    private int analyze(List<String> inputs, RunReport report) throws Exception {
        Path folder = output.folder();
        List<Path> replaced = output.prepareFolder();
        ResultStream results = new ResultStream(host.out(), folder != null);
        PrintedFlows printed = output.printed(host, results, !traffic.networks.isEmpty());
        AnalyzeResult result;
        try {
            result = analyze(settings(inputs, folder), printed);
            if (!result.isEmpty()) {
                printed.finish();
            }
        } catch (Exception e) {
            return unfinished(e, results);
        }
        if (folder != null) {
            OutFolder tables = new OutFolder(folder);
            if (result.isEmpty()) {
                tables.removeIfEmpty();
            } else {
                tables.remove(replaced);
            }
        }
        return report.tell(result, printed.withoutRow(), folder);
    }

    private AnalyzeResult analyze(AnalyzeSettings settings, PrintedFlows printed) throws Exception {
        if (!host.errTerminal() || host.outTerminal() && !output.rowsAppearAtTheEnd(host)) {
            return analysis.run(settings, printed, Progress.NONE);
        }
        try (ProgressBar bar = new ProgressBar(host.err(), host.columns())) {
            return analysis.run(settings, printed, bar);
        }
    }

    /** A reader that has enough, such as head, is no fault. */
    private static int unfinished(Exception e, ResultStream results) throws Exception {
        if (results.readerGone()) {
            return ExitStatus.GOOD;
        }
        IOException failure = results.failure();
        if (failure != null) {
            throw new Failure(
                    ExitStatus.FAILED, "cannot write standard output: " + failure.getMessage());
        }
        throw e;
    }

    private AnalyzeSettings settings(List<String> inputs, @Nullable Path folder) {
        return new AnalyzeSettings(
                inputs,
                traffic.localNetworks(),
                domain == null ? DEFAULT_DOMAIN : domain,
                domainPerFile,
                folder,
                traffic.rules(),
                maxFlows,
                parallelism);
    }
}
