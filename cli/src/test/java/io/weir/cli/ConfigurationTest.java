package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir Path folder;
    private final TestHost host = new TestHost();
    private final FakeAnalysis analysis = new FakeAnalysis(1);
    private String capture = "";

    @BeforeEach
    void makeACapture() throws IOException {
        capture = Files.writeString(folder.resolve("a.pcap"), "x").toString();
    }

    @Test
    void commandLineBeatsEnvironmentBeatsFileBeatsDefault() throws IOException {
        String file =
                file(
                        """
                        analyze:
                          udp-idle: 1s
                          tcp-idle: 2s
                          linger: 3s
                          no-out: true
                        """);
        host.with("WEIR_UDP_IDLE", "10s").with("WEIR_TCP_IDLE", "20s");

        int status = host.run(analysis, "analyze", "--config", file, "--udp-idle=100s", capture);

        assertThat(host.err()).startsWith("weir: 15 packets read");
        assertThat(status).isZero();
        assertThat(analysis.settings().rules().udpIdle()).isEqualTo(Duration.ofSeconds(100));
        assertThat(analysis.settings().rules().tcpIdle()).isEqualTo(Duration.ofSeconds(20));
        assertThat(analysis.settings().rules().linger()).isEqualTo(Duration.ofSeconds(3));
        assertThat(analysis.settings().rules().synTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(analysis.settings().out()).isNull();
    }

    @Test
    void listsStandInFileAndEnvironment() throws IOException {
        String file = file("analyze:\n  network: [10.0.0.0/8, 'fd00::/8']\n  no-out: true\n");
        host.run(analysis, "analyze", "--config", file, capture);
        assertThat(analysis.settings().networks().networks()).hasSize(2);

        host.with("WEIR_NETWORK", "10.0.0.0/8,192.168.0.0/16,172.16.0.0/12");
        host.run(analysis, "analyze", "--config", file, capture);
        assertThat(analysis.settings().networks().networks()).hasSize(3);

        host.run(analysis, "analyze", "--config", file, "--network", "192.0.2.0/24", capture);
        assertThat(analysis.settings().networks().networks()).hasSize(1);
    }

    @Test
    void findsTheFileByTheEnvironment() throws IOException {
        host.with("WEIR_CONFIG", file("analyze:\n  domain: campus\n  no-out: true\n"));

        host.run(analysis, "analyze", capture);

        assertThat(analysis.settings().domain()).isEqualTo("campus");
    }

    @Test
    void strongerChoiceHidesAWeakerRival() {
        host.with("WEIR_NO_OUT", "true").with("WEIR_DOMAIN", "campus");
        String out = folder.resolve("out").toString();

        int status = host.run(analysis, "analyze", "--out", out, "--domain-per-file", capture);

        assertThat(status).isZero();
        assertThat(analysis.settings().out()).hasToString(out);
        assertThat(analysis.settings().domainPerFile()).isTrue();
    }

    @Test
    void saysWhereAWrongValueStands() throws IOException {
        String file = file("analyze:\n  linger: never\n");
        host.with("WEIR_TCP_IDLE", "later").with("WEIR_NO_OUT", "perhaps");

        int status = host.run(analysis, "analyze", "--config", file, capture);

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err())
                .contains("WEIR_TCP_IDLE: invalid value for option '--tcp-idle': 'later'")
                .contains("WEIR_NO_OUT: invalid value for option '--no-out'")
                .contains(file + ":2: invalid value for option '--linger': 'never'");
    }

    @Test
    void refusesUnknownKeysAndVariablesButNotThoseOfKubernetes() throws IOException {
        String file = file("analyze:\n  udp-idel: 30s\n  no-out: true\nsensr:\n  x: 1\n");
        host.with("WEIR_UPD_IDLE", "30s")
                .with("WEIR_SERVICE_HOST", "10.0.0.1")
                .with("WEIR_PORT_80_TCP", "x")
                .with("WEIR_JAVA_OPTS", "-Xmx1g");

        int status = host.run(analysis, "analyze", "--config", file, capture);

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(host.err().lines())
                .containsExactly(
                        "weir: WEIR_UPD_IDLE: no option of any command has this environment"
                                + " variable",
                        "weir: " + file + ":4: unknown section 'sensr'; known: analyze",
                        "weir: " + file + ":2: unknown option 'udp-idel' of analyze",
                        "weir: 'weir analyze --help' shows the options");
    }

    @Test
    void tellsTheLineOfAYamlFault() throws IOException {
        host.run(analysis, "analyze", "--config", file("analyze:\n  a: [1\n  b: 2\n"), capture);

        assertThat(host.err()).containsPattern("weir\\.yaml:[23]: not valid YAML: ");
    }

    @Test
    void refusesYamlThatWouldUnfold() throws IOException {
        host.run(
                analysis,
                "analyze",
                "--config",
                file("analyze:\n  network: &a [1.0.0.0/8]\n  domain: *a\n  linger: *a\n"),
                capture);

        assertThat(host.err()).contains("weir.yaml");
        assertThat(analysis.asked).isNull();
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(host.run(analysis, "analyze", "--config", "none.yaml", capture))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(host.err()).contains("weir: none.yaml: no such file\n");
    }

    @Test
    void printsTheEffectiveConfigurationAsAFileThatReadsBack() throws IOException {
        String first = file("analyze:\n  linger: 7s\n");
        host.with("WEIR_NETWORK", "10.0.0.0/8");
        String[] given = {"analyze", "--config", first, "--no-out", "--print-config"};

        assertThat(host.run(analysis, given)).isZero();
        String printed = host.out();
        assertThat(printed)
                .startsWith("analyze:\n")
                .containsPattern("\n  network: \\[10.0.0.0/8\\] +# WEIR_NETWORK\n")
                .containsPattern("\n  linger: 7s +# .*weir.yaml:2\n")
                .containsPattern("\n  no-out: true +# command line\n")
                .containsPattern("\n  udp-idle: 30s +# default\n")
                .contains("\n  # top: not set\n");
        assertThat(analysis.asked).isNull();

        TestHost second = new TestHost();
        second.run(analysis, "analyze", "--config", file(printed), capture);
        assertThat(analysis.settings().rules().linger()).isEqualTo(Duration.ofSeconds(7));
        assertThat(analysis.settings().networks().networks()).hasSize(1);
        assertThat(analysis.settings().out()).isNull();
    }

    @Test
    void onlyChecksWhenAsked() {
        assertThat(host.run(analysis, "analyze", "--check-config")).isZero();
        assertThat(host.err()).isEqualTo("weir: the configuration is good\n");
        assertThat(host.run(analysis, "analyze", "--check-config", "--udp-idle", "x")).isEqualTo(2);
        assertThat(analysis.asked).isNull();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), yaml).toString();
    }
}
