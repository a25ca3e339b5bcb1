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
import io.weir.ingest.kafka.KafkaAddress;
import io.weir.ingest.kafka.KafkaConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Finding NO_LEDGER =
            Finding.warning(
                    "ledger",
                    "there is none yet",
                    "of a job without an end it appears when an hour of event time has passed");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the output folder (default: weir-out)")
    private Path out = Path.of("weir-out");

    @Mixin private KafkaAddress kafka = new KafkaAddress();

    @Option(
            names = "--flows-topic",
            paramLabel = "T",
            description = "the topic of flows (default: weir.flows)")
    private String topic = "weir.flows";

    private final Host host;

    public AuditCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        kafka.checkAddress(problems, false);
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

    private List<Finding> findings() throws Failure, IOException, InterruptedException {
        try (OutputDatabase database = OutputDatabase.open(out)) {
            if (!database.tables().contains("flows")) {
                throw new Failure(ExitStatus.USAGE, out + " holds no table of flows");
            }
            TablesAudit tables = new TablesAudit(database);
            FlowSums flows = tables.flows();
            List<Finding> findings = new ArrayList<>();
            if (database.tables().contains("ledger")) {
                findings.addAll(tables.books(flows));
            } else {
                findings.add(NO_LEDGER);
            }
            findings.add(tables.twice());
            findings.addAll(topicFindings(flows));
            return findings;
        } catch (SQLException e) {
            throw new Failure(ExitStatus.FAILED, "cannot read " + out + ": " + e.getMessage());
        }
    }

    private List<Finding> topicFindings(FlowSums table) throws Failure, InterruptedException {
        if (!kafka.isGiven()) {
            return List.of(Finding.skipped("topic", "not looked at", "give --kafka HOST:PORT"));
        }
        KafkaConnection.open(kafka.kafka(), CLIENT, PATIENCE, () -> false, host::say).close();
        try (FlowFeed feed = FlowFeed.open(kafka.kafka(), topic, CLIENT);
                PercentLine line =
                        new PercentLine(
                                host.err(),
                                feed.reader().length(),
                                "records",
                                host.errTerminal())) {
            return TopicAudit.read(topic, feed, line::show).against(table);
        }
    }
}
