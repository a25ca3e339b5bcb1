package io.weir.ingest.sensor;

import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.command.RootOptions;
import io.weir.command.StopSignal;
import io.weir.command.config.CidrConverter;
import io.weir.command.config.Problems;
import io.weir.command.config.SizeConverter;
import io.weir.command.metrics.MetricsOption;
import io.weir.ingest.kafka.KafkaOptions;
import io.weir.ingest.live.CannotCapture;
import io.weir.ingest.live.InterfaceTable;
import io.weir.ingest.live.Interfaces;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.live.WrongFilter;
import io.weir.ingest.metrics.MetricsPage;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.train.LocalNetworks;
import io.weir.schema.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir sensor}: packets of an interface to Kafka, as they come. */
@Command(
        name = "sensor",
        header = "Captures packets and sends them to Kafka as trains, as they come.",
        sortOptions = false,
        customSynopsis = "weir sensor --interface IF --kafka HOST:PORT [OPTION]...",
        footer = {
            "",
            "SIGINT or SIGTERM ends it: what it has is sent, then it tells what was lost. Example:",
            "  weir sensor --interface eth0 --kafka 127.0.0.1:9092 --network 10.0.0.0/8"
        })
public final class SensorCommand extends ConfiguredCommand {

    private static final String DEFAULT_TOPIC = "weir.packets";
    private static final long SECOND_US = 1_000_000;
    private static final long LEAST_BACKLOG = 1 << 20;

    /** Longer than the sensor itself waits for Kafka at its end. */
    private static final Duration STOP_PATIENCE = Sensor.CLOSE_PATIENCE.plusSeconds(5);

    @ArgGroup(validate = false, heading = "%nCapture:%n")
    private CaptureOptions capture = new CaptureOptions();

    @ArgGroup(validate = false, heading = "%nWho is seeing what:%n")
    private Identity identity = new Identity();

    @ArgGroup(validate = false, heading = "%nKafka:%n")
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--backlog",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "what may wait while Kafka is away; beyond, the oldest trains are dropped"
                            + " (default: 64m)")
    private long backlogBytes = 64 << 20;

    @Option(
            names = "--end",
            description = "send END when a signal stops the sensor: it will not come back")
    private boolean end;

    @Mixin private MetricsOption metrics = new MetricsOption();

    private final Host host;

    public SensorCommand(Host host) {
        this.host = host;
    }

    /** Options that say whose packets these are. */
    static final class Identity {

        @Option(
                names = "--sensor",
                paramLabel = "NAME",
                description = "name of this sensor (default: the host's name)")
        @Nullable String sensor;

        @Option(
                names = "--domain",
                paramLabel = "NAME",
                description = "observation domain of the flows (default: the sensor's name)")
        @Nullable String domain;

        @Option(
                names = "--network",
                paramLabel = "CIDR",
                split = ",",
                converter = CidrConverter.class,
                description = "a local network, such as 10.0.0.0/8; may be repeated")
        List<Cidr> networks = new ArrayList<>();

        void check(Problems problems) {
            if (sensor != null && sensor.isBlank()) {
                problems.add("--sensor", "must not be empty");
            }
            if (domain != null && domain.isBlank()) {
                problems.add("--domain", "must not be empty");
            }
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }

    @Override
    protected List<Set<String>> rivals() {
        return List.of(Set.of("--interface", "--read"));
    }

    @Override
    protected void check(Problems problems) {
        boolean runs = willRun() && !capture.list;
        capture.check(problems, runs);
        identity.check(problems);
        kafka.check(problems, runs);
        if (backlogBytes < LEAST_BACKLOG) {
            problems.add("--backlog", "must be at least 1m, was " + backlogBytes);
        }
    }

    @Override
    protected int run() throws Exception {
        if (capture.list) {
            return list();
        }
        SensorSettings settings = settings();
        RunMetrics counted =
                new RunMetrics(RootOptions.VERSION, settings.domain(), settings.sensor());
        try (MetricsPage page = MetricsPage.bind(metrics.address(), counted);
                LiveStream frames = open();
                StopSignal stop = new StopSignal(STOP_PATIENCE)) {
            if (page != null) {
                host.say(page.start());
            }
            SensorResult result = Sensor.run(settings, frames, stop, counted, host::say);
            return new SensorReport(host).tell(result, capture.isLive());
        }
    }

    private int list() throws Exception {
        try {
            List<String> lines = InterfaceTable.lines(Interfaces.watch(SECOND_US));
            host.out().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            host.out().flush();
            return ExitStatus.GOOD;
        } catch (CannotCapture e) {
            throw new Failure(ExitStatus.FAILED, e.line());
        }
    }

    private LiveStream open() throws Failure {
        try {
            return capture.open();
        } catch (WrongFilter e) {
            throw new Failure(ExitStatus.USAGE, e.line());
        } catch (CannotCapture e) {
            throw new Failure(ExitStatus.FAILED, e.line());
        }
    }

    private SensorSettings settings() {
        String sensor = identity.sensor == null ? Identity.hostName() : identity.sensor;
        return new SensorSettings(
                identity.domain == null ? sensor : identity.domain,
                sensor,
                new LocalNetworks(identity.networks),
                kafka.kafka(),
                kafka.topic(DEFAULT_TOPIC),
                !capture.isLive(),
                backlogBytes,
                end,
                kafka.patience());
    }
}
