package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import io.weir.cli.distributed.Weir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries that docs/tables.md shows, asked as they stand there. */
class TablesPageTest {

    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\n(.*?)^```");

    @TempDir Path folder;

    @Test
    void showsQueriesThatRunAndFindNothingMissing() throws Exception {
        Path capture = folder.resolve("week.pcap");
        Path out = folder.resolve("tables");
        Weir.run("generate", "--packets", "5000", capture.toString());
        Weir.run("analyze", "--domain-per-file", "--out", out.toString(), capture.toString());

        for (String sql : queries()) {
            QueryRun run =
                    QueryRun.of(
                            "--out",
                            out.toString(),
                            "--format",
                            "csv",
                            "--",
                            sql.replace("weir-out", out.toString()));

            assertThat(run.err()).as(sql).isEmpty();
            if (sql.contains("AS missing")) {
                assertThat(run.out().lines().skip(1))
                        .as(sql)
                        .allMatch(line -> line.matches("(.*,)?0"));
            }
        }
    }

    private static List<String> queries() throws Exception {
        String page = Files.readString(Checkout.ROOT.resolve("docs/tables.md"));
        List<String> queries =
                QUERY.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
        assertThat(queries).hasSize(3);
        return queries;
    }
}
