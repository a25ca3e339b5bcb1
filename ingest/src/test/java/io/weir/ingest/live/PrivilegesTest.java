package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PrivilegesTest {

    /** As the system's folder of temporary files is. */
    private static final int OPEN_TO_ALL = 01777;

    @TempDir private Path folder;

    @Test
    void leavesNoThreadARightAndGoesOnCapturing() {
        TestNetwork.assume();

        try (TestNetwork network = TestNetwork.make()) {
            String said = network.onClient(probe("lo", "nobody"));

            assertThat(said.lines())
                    .contains(
                            "rights [Uid: 65534 65534 65534 65534, Gid: 65534 65534 65534 65534,"
                                    + " Groups: 65534, CapPrm: 0000000000000000, CapEff:"
                                    + " 0000000000000000, CapAmb: 0000000000000000, NoNewPrivs: 1]")
                    .contains("captures on: true")
                    .anyMatch(line -> line.startsWith("no right to capture on lo: "));
            assertThat(said.lines().filter(line -> line.startsWith("rights"))).hasSize(1);
        }
    }

    @Test
    void leavesNoTemporaryFileBehind() throws Exception {
        TestNetwork.assume();
        Files.setAttribute(folder, "unix:mode", OPEN_TO_ALL);
        Path temporary = Files.createDirectory(folder.resolve("weir.tmp"));
        Files.createFile(Files.createDirectory(temporary.resolve("unpacked")).resolve("lib.so"));

        try (TestNetwork network = TestNetwork.make()) {
            List<String> probe = new ArrayList<>(List.of(probe("lo", "nobody")));
            probe.addAll(1, List.of("-Djava.io.tmpdir=" + temporary, "-Dweir.tmpdir.owned=true"));

            String said = network.onClient(probe.toArray(String[]::new));

            assertThat(said).contains("captures on: true");
            assertThat(temporary).doesNotExist();
        }
    }

    @Test
    void namesTheCommandThatGrantsTheRightToThisJava() {
        TestNetwork.assume("setpriv");

        try (TestNetwork network = TestNetwork.make()) {
            String said =
                    network.onClient(
                            Stream.concat(
                                            Stream.of("setpriv", "--bounding-set=-net_raw"),
                                            Stream.of(probe("lo")))
                                    .toArray(String[]::new));

            assertThat(said.lines().toList())
                    .anyMatch(
                            line ->
                                    line.startsWith("no right to capture on lo: run it as root")
                                            && line.contains("setcap cap_net_raw+ep " + java())
                                            && line.contains("--cap-add NET_RAW"));
        }
    }

    @Test
    void knowsWhoIsNoUserAndWhoIsRoot() {
        assertThatThrownBy(() -> Privileges.becomeUser("nosuchuser"))
                .hasMessage("--user: there is no user 'nosuchuser' on this machine");
        assertThatThrownBy(() -> Privileges.becomeUser("root"))
                .hasMessageStartingWith("--user: 'root' is root");
    }

    @Test
    void namesThePartOfTheProgramThatTheUserMayNotRead() throws CannotCapture {
        assertThatThrownBy(() -> Privileges.checkReadable("nobody", "/proc:/nosuch/weir.jar"))
                .hasMessageStartingWith("--user: 'nobody' may not read /nosuch/weir.jar, ");
        Privileges.checkReadable("nobody", "/opened/before/weir-sensor.jar");
    }

    @Test
    void seesAThreadThatKeptARight() {
        List<String> status =
                List.of(
                        "Name:\tjava",
                        "Uid:\t7\t7\t7\t7",
                        "Gid:\t8\t8\t8\t8",
                        "CapPrm:\t0000000000000000",
                        "CapEff:\t0000000000000000",
                        "CapAmb:\t0000000000000000",
                        "NoNewPrivs:\t1");

        assertThat(ThreadRights.parse(status).areOnlyThoseOf(7, 8)).isTrue();
        for (String kept :
                List.of(
                        "Uid:\t7\t7\t0\t7",
                        "Gid:\t8\t8\t8\t0",
                        "CapPrm:\t0000000000002000",
                        "CapAmb:\t0000000000002000",
                        "NoNewPrivs:\t0")) {
            List<String> other =
                    status.stream().map(line -> sameName(line, kept) ? kept : line).toList();
            assertThat(ThreadRights.parse(other).areOnlyThoseOf(7, 8)).as(kept).isFalse();
        }
    }

    private static boolean sameName(String line, String other) {
        return line.split(":")[0].equals(other.split(":")[0]);
    }

    private static String[] probe(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                java().toString(),
                                "-Djna.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                RightsProbe.class.getName()),
                        Stream.of(arguments))
                .toArray(String[]::new);
    }

    private static Path java() {
        return Path.of(ProcessHandle.current().info().command().orElseThrow());
    }
}
