package io.weir.ingest.replay;

import io.weir.command.ConfiguredCommand;
import io.weir.command.Host;
import io.weir.command.RootOptions;
import io.weir.command.StopSignal;
import io.weir.command.config.CidrConverter;
import io.weir.command.config.Problems;
import io.weir.command.metrics.MetricsOption;
import io.weir.command.terminal.Progress;
import io.weir.command.terminal.ProgressBar;
import io.weir.ingest.kafka.KafkaOptions;
import io.weir.ingest.metrics.MetricsPage;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.Provenance;
import io.weir.schema.Cidr;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir replay}: capture files into a topic of their own. */
@Command(
        name = "replay",
        header = "Sends capture files to Kafka as trains, in a topic of their own.",
        sortOptions = false,
        customSynopsis = "weir replay --kafka HOST:PORT [OPTION]... FILE...",
        parameterListHeading = "%n",
        footer = {
            "",
            "Killed and started again with the same command, a replay goes on where it was. Exit",
            "status: 0 good, 2 usage, 3 some inputs unreadable, 1 anything else. Example:",
            "  weir replay --kafka 127.0.0.1:9092 --network 10.0.0.0/8 monday.pcap"
        })
public final class ReplayCommand extends ConfiguredCommand {

    /** For what Kafka is about to take when a signal comes. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "pcap or pcapng, also gzip or zstd; all are one archive")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            split = ",",
            converter = CidrConverter.class,
            description = "a local network, such as 10.0.0.0/8; may be repeated")
    private List<Cidr> networks = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "observation domain of the flows (default: the sensor's name)")
    private @Nullable String domain;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description =
                    "sensor that captured the files, one of several of its domain"
                            + " (default: archive, the only one)")
    private @Nullable String sensor;

    @Option(
            names = "--speed",
            paramLabel = "max|1x|10x",
            converter = SpeedConverter.class,
            description = "as fast as Kafka takes it (default), or in step with the capture times")
    private Speed speed = Speed.MAX;

    @ArgGroup(validate = false, heading = "%nKafka:%n")
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin private MetricsOption metrics = new MetricsOption();

    private final Host host;

    public ReplayCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        boolean runs = willRun();
        kafka.check(problems, runs);
        if (domain != null && domain.isBlank()) {
            problems.add("--domain", "must not be empty");
        }
        if (sensor != null && sensor.isBlank()) {
            problems.add("--sensor", "must not be empty");
        }
        if (runs && files.isEmpty()) {
            problems.add("no capture file given");
        }
        if (runs) {
            files.forEach(file -> checkFile(file, problems));
        }
    }

    /** All must be there: what is missing today cannot be put into the timeline tomorrow. */
    private static void checkFile(String name, Problems problems) {
        if (name.equals("-")) {
            problems.add(
                    name,
                    "a replay reads its input again when it goes on, which standard input cannot;"
                            + " weir sensor --read - takes it");
            return;
        }
        try {
            Path file = Path.of(name);
            if (!Files.exists(file)) {
                problems.add(name, "no such file");
            } else if (!Files.isRegularFile(file)) {
                problems.add(name, "is no file; name the capture files");
            } else if (!Files.isReadable(file)) {
                problems.add(name, "permission denied");
            }
        } catch (InvalidPathException e) {
            problems.add(name, "is no file name: " + e.getReason());
        }
    }

    @Override
    protected int run() throws Exception {
        ReplaySettings settings = settings();
        RunMetrics counted =
                new RunMetrics(RootOptions.VERSION, settings.domain(), settings.sensor());
        try (MetricsPage page = MetricsPage.bind(metrics.address(), counted);
                StopSignal stop = new StopSignal(STOP_PATIENCE)) {
            if (page != null) {
                host.say(page.start());
            }
            ReplayResult result = replay(settings, stop, counted);
            return new ReplayReport(host, kafka.topic(defaultTopic()).name()).tell(result);
        }
    }

    private ReplayResult replay(ReplaySettings settings, StopSignal stop, RunMetrics counted)
            throws Exception {
        if (!host.errTerminal()) {
            return Replay.run(settings, Progress.NONE, host::say, stop, counted);
        }
        try (ProgressBar bar = new ProgressBar(host.err(), host.columns())) {
            return Replay.run(settings, bar, host::say, stop, counted);
        }
    }

    private ReplaySettings settings() {
        String name = sensor == null ? Provenance.ARCHIVE : sensor;
        return new ReplaySettings(
                files,
                domain == null ? name : domain,
                name,
                sensor != null,
                new LocalNetworks(networks),
                speed,
                kafka.kafka(),
                kafka.topic(defaultTopic()),
                kafka.patience());
    }

    private String defaultTopic() {
        return ArchiveName.topic(files);
    }
}
