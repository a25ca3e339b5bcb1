package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.WeirCommand;
import io.weir.command.CommandRun;
import io.weir.command.Commands;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class DemoCommandTest {

    private static final Pattern QUERY = Pattern.compile("weir query --out '(.+)' \"(SELECT.+)\"");

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Host host = host(out);

    private Host host(OutputStream output) {
        return new Host(
                output,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                false,
                Host.DEFAULT_COLUMNS);
    }

    @Test
    void showsEveryFlowThatTheTablesHoldAndHowToAskThem() throws Exception {
        String tables = folder.resolve("my tables").toString();

        int status = weir("demo", "--packets", "5000", "--speed", "max", "--out", tables);

        assertThat(status).as(this::said).isEqualTo(ExitStatus.GOOD);
        assertThat(workFolders()).isEmpty();
        long shown = printed().size() - 1;
        assertThat(shown).isPositive();
        assertThat(answer("query", "--out", tables, "SELECT count(*) FROM flows"))
                .isEqualTo(Long.toString(shown));
        Matcher query = QUERY.matcher(said());
        assertThat(query.find()).as(this::said).isTrue();
        assertThat(answer("query", "--out", query.group(1), query.group(2))).startsWith("443,");
    }

    @Test
    void makesItsTablesThoughNobodyReadsOn() {
        String tables = folder.resolve("tables").toString();
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };

        int status =
                WeirCommand.run(
                        new String[] {
                            "demo", "--packets", "5000", "--speed", "max", "--out", tables
                        },
                        host(closed));

        assertThat(status).as(this::said).isEqualTo(ExitStatus.GOOD);
        assertThat(answer("query", "--out", tables, "SELECT count(*) > 100 FROM flows"))
                .isEqualTo("true");
    }

    @Test
    void refusesAFolderThatHoldsFlows() throws Exception {
        Path part = folder.resolve("flows/part-0-0.parquet");
        Files.createDirectories(part.getParent());
        Files.createFile(part);

        int status = weir("demo", "--out", folder.toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(said()).contains("holds flows already: give --overwrite");
    }

    @Test
    void endsWhenAPartOfItFails() throws Exception {
        Commands failing =
                (line, quiet) -> {
                    quiet.say("no " + line.get(0) + " today");
                    return ExitStatus.FAILED;
                };
        DemoCommand demo = new DemoCommand(host, failing);

        int status =
                CommandRun.run(
                        new String[] {"demo", "--out", folder.resolve("out").toString()},
                        host,
                        CommandRun.line(new Root(), List.of(demo)));

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(said()).containsPattern("the demo's (replay|job) has failed");
        assertThat(workFolders()).isEmpty();
    }

    @Command(name = "weir")
    private static final class Root {}

    /** The first row of a result. */
    private String answer(String... query) {
        out.reset();
        List<String> line = new ArrayList<>(List.of(query));
        line.addAll(List.of("--format", "csv"));
        assertThat(weir(line.toArray(String[]::new))).as(this::said).isEqualTo(ExitStatus.GOOD);
        return printed().get(1);
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<Path> workFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("weir-demo-"))
                    .toList();
        }
    }

    private int weir(String... line) {
        return WeirCommand.run(line, host);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
