package io.weir.cli.audit;

import io.weir.cli.feed.FlowFeed;
import io.weir.cli.finding.Finding;
import io.weir.cli.query.OutputDatabase;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.command.terminal.PercentLine;
import io.weir.ingest.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir audit}: whether anything was lost, or is there twice. */
@Command(
        name = "audit",
        header = "Says whether packets or flows were lost, or are there twice.",
        sortOptions = false,
        customSynopsis = "weir audit [OPTION]...",
        footer = {
            "",
            "Holds the ledger against itself, the table of flows against the ledger, and the topic",
            "of flows against the table. Nothing is changed. Of a job that runs, the newest hours",
            "differ while results are on their way. Exit status: 0 nothing is missing, 2 usage,",
            "1 something is. Example:",
            "  weir audit --out flows --kafka 127.0.0.1:9092"
        })
public final class AuditCommand extends ConfiguredCommand {

    private static final String CLIENT = "weir-audit";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the output folder (default: weir-out)")
    private Path out = Path.of("weir-out");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "a server of the Kafka cluster; without it no topic is looked at")
    private @Nullable String servers;

    @Option(
            names = "--flows-topic",
            paramLabel = "T",
            description = "the topic of flows (default: weir.flows)")
    private String topic = "weir.flows";

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            description = "a setting of Kafka's clients, such as security.protocol=SSL; repeatable")
    private Map<String, String> kafkaSettings = new TreeMap<>();

    private final Host host;

    public AuditCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        kafka("").problems().forEach(line -> problems.add("kafka." + line));
        if (willRun() && !Files.isDirectory(out)) {
            problems.add("--out", "no folder " + out);
        }
    }

    @Override
    protected int run() throws Exception {
        List<Finding> findings = findings();
        for (Finding finding : findings) {
            host.out().write(finding.lines().getBytes(StandardCharsets.UTF_8));
        }
        return findings.stream().allMatch(Finding::isGoodEnough)
                ? ExitStatus.GOOD
                : ExitStatus.FAILED;
    }

    private List<Finding> findings() throws Failure, IOException {
        try (OutputDatabase database = OutputDatabase.open(out)) {
            if (!database.tables().containsAll(List.of("flows", "ledger"))) {
                throw new Failure(
                        ExitStatus.USAGE, out + " does not hold both tables, flows and ledger");
            }
            TablesAudit tables = new TablesAudit(database);
            FlowSums flows = tables.flows();
            List<Finding> findings = new ArrayList<>(tables.findings(flows));
            findings.addAll(topicFindings(flows));
            return findings;
        } catch (SQLException e) {
            throw new Failure(ExitStatus.FAILED, "cannot read " + out + ": " + e.getMessage());
        }
    }

    private List<Finding> topicFindings(FlowSums table) throws Failure {
        if (servers == null) {
            return List.of(Finding.skipped("topic", "not looked at", "give --kafka HOST:PORT"));
        }
        try (FlowFeed feed = FlowFeed.open(kafka(servers), topic, CLIENT);
                PercentLine line =
                        new PercentLine(
                                host.err(),
                                feed.reader().length(),
                                "records",
                                host.errTerminal())) {
            return TopicAudit.read(topic, feed, line::show).against(table);
        }
    }

    private KafkaSettings kafka(String at) {
        return new KafkaSettings(at, kafkaSettings);
    }
}
