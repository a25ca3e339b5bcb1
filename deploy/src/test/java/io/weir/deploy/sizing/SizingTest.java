package io.weir.deploy.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What deploy/sizing/sizing.py computes. */
class SizingTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GUIDE = CHECKOUT.resolve("docs/operations.md");
    private static final String SCRIPT = "deploy/sizing/sizing.py";

    /** A block that begins with the command; the rest is what it prints. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^```\n\\$ " + SCRIPT + " (.+)\n((?:.*\n)*?)```$");

    private record Answer(int status, String out, String err) {}

    @BeforeAll
    static void needPython() throws Exception {
        boolean there;
        try {
            there = run(List.of("python3", "--version")).status() == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.err.println("SKIPPED: SizingTest needs python3 (Debian: python3-minimal)");
        }
        assumeTrue(there, "python3 is missing");
    }

    @Test
    void isWhatTheGuideShows() throws Exception {
        String guide = Files.readString(GUIDE);
        StringBuilder renewed = new StringBuilder();
        Matcher example = EXAMPLE.matcher(guide);
        int examples = 0;
        while (example.find()) {
            String printed = sizing(example.group(1).split(" ")).out();
            example.appendReplacement(
                    renewed,
                    Matcher.quoteReplacement(
                            "```\n$ " + SCRIPT + " " + example.group(1) + "\n" + printed + "```"));
            examples++;
        }
        example.appendTail(renewed);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GUIDE, renewed);
        }

        assertThat(examples).isGreaterThan(3);
        assertThat(Files.readString(GUIDE)).isEqualTo(renewed.toString());
    }

    @Test
    void growsWithTheTraffic() throws Exception {
        String one = line("packets come in", "--packets-per-second", "100000");
        String ten = line("packets come in", "--packets-per-second", "1000000");

        assertThat(one).contains("1.41 MB/s");
        assertThat(ten).contains("14.1 MB/s");
    }

    @Test
    void takesFiguresOfOnesOwn() throws Exception {
        String[] traffic = {"--packets-per-second", "1000", "--figure", "packets_per_flow=10"};

        assertThat(line("flows that end", traffic)).contains(" 100 ");
    }

    @Test
    void saysWhatIsBeyondOneJob() throws Exception {
        assertThat(line("TOO LARGE", "--packets-per-second", "100000000"))
                .contains("split the sensors over several topics and jobs");
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        for (String[] wrong :
                new String[][] {
                    {"--packets-per-second", "0"},
                    {"--packets-per-second", "many"},
                    {"--packets-per-second", "1", "--sensors", "0"},
                    {"--packets-per-second", "1", "--figure", "nothing=1"},
                    {"--packets-per-second", "1", "--figure", "packets_per_flow=-1"}
                }) {
            Answer answer = sizing(wrong);
            assertThat(answer.status()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(answer.err()).contains("error: ").doesNotContain("Traceback");
            assertThat(answer.out()).isEmpty();
        }
    }

    @Test
    void computesWithFiguresThatTheBenchmarkMeasures() throws Exception {
        String bench = Files.readString(CHECKOUT.resolve("bench/sizing.sh"));
        String measured =
                Files.readString(CHECKOUT.resolve(SCRIPT))
                        .replaceFirst("(?s).*MEASURED = \\{(.*?)\\}.*", "$1");
        List<String> names =
                Pattern.compile("\"(\\w+)\"")
                        .matcher(measured)
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(names).hasSizeGreaterThan(8);
        // The script names some by state and kind of trains.
        String printed =
                bench
                        + bench.replace("${state}", "heap")
                                .replace("$state", "heap")
                                .replace("$trains", "live")
                        + bench.replace("${state}", "rocksdb")
                                .replace("$state", "rocksdb")
                                .replace("$trains", "live");
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(printed).containsPattern("figure \"?" + name + "\"? "));
    }

    private static String line(String what, String... options) throws Exception {
        Answer answer = sizing(options);
        assertThat(answer.status()).as(answer.err()).isZero();
        return answer.out()
                .lines()
                .filter(line -> line.contains(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.out()));
    }

    private static Answer sizing(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT));
        command.addAll(List.of(options));
        return run(command);
    }

    private static Answer run(List<String> command) throws Exception {
        Path err = Files.createTempFile("sizing", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(CHECKOUT.toFile())
                            .redirectError(err.toFile())
                            .start();
            process.getOutputStream().close();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
