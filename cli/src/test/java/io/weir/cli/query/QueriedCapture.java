package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.cli.distributed.Weir;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables that users get of a generated capture, and the same flows as records. */
record QueriedCapture(Path tables, List<FlowRecord> flows) {

    /** Before there is one. */
    static final QueriedCapture NONE = new QueriedCapture(Path.of(""), List.of());

    static QueriedCapture in(Path folder) throws Exception {
        Path capture = folder.resolve("generated.pcap");
        Path tables = folder.resolve("tables");
        Weir.run("generate", "--packets", "20000", "--seed", "4", "--no-truth", capture.toString());
        Weir.run(
                "analyze",
                "--network",
                "10.0.0.0/8,fd00::/8",
                "--domain",
                AnalyzedCaptures.DOMAIN,
                "--out",
                tables.toString(),
                capture.toString());
        return new QueriedCapture(
                tables,
                AnalyzedCaptures.of(
                                List.of(capture), 1, TrainLimits.ARCHIVE, QueriedCapture::copied)
                        .flows());
    }

    /** What a file of deploy/queries gives: rows without their header, as lines of CSV. */
    List<String> answer(String query) throws Exception {
        String sql = Files.readString(QueryFilesTest.QUERIES.resolve(query + ".sql"));
        QueryRun run = QueryRun.of(sql, "--out", tables.toString(), "--format", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\n" + AnalyzedCaptures.DOMAIN + ",");
        return run.out().lines().skip(1).toList();
    }

    private static FlowRecord copied(FlowRecord flow) {
        FlowRecord copy = new FlowRecord();
        for (FlowField column : FlowRecord.columns()) {
            if (!flow.isNull(column)) {
                switch (column.kind()) {
                    case TEXT -> copy.set(column, flow.required(column));
                    case TEXT_LIST -> copy.set(column, flow.list(column));
                    case BOOLEAN -> copy.set(column, flow.bool(column));
                    case LONG, INT, TIME -> copy.set(column, flow.number(column));
                }
            }
        }
        return copy;
    }
}
