package io.weir.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images are made of, held to the build that makes it. */
class ImagesTest {

    private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)$");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (.*) \\S+$");

    private final String pom = ComposeFile.text("pom.xml");

    @Test
    void areTheVersionsOfTheBuild() {
        ComposeFile compose = ComposeFile.read();

        assertThat(from("job"))
                .isEqualTo("flink:" + property("flink.version") + "-scala_2.12-java17");
        assertThat(compose.service("kafka").image())
                .isEqualTo("apache/kafka:" + property("kafka.version"));
        assertThat(compose.services())
                .filteredOn(Service::isOurs)
                .hasSize(5)
                .allMatch(service -> service.image().endsWith(":" + version()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor", "job"})
    void runAsNobodySpecialAndSayWhatTheyAre(String image) {
        String file = dockerfile(image);
        String last = file.substring(file.lastIndexOf("\nUSER "));

        assertThat(from(image)).matches("[a-z-]+:\\d[\\w.-]+");
        assertThat(last).containsPattern("^\nUSER (weir|flink)\n").doesNotContain("\nRUN ");
        assertThat(file)
                .contains("org.opencontainers.image.version=\"" + version() + "\"")
                .contains("org.opencontainers.image.licenses=\"Apache-2.0\"")
                .contains("org.opencontainers.image.base.name=\"" + from(image) + "\"")
                .contains("io.weir.sbom=\"/opt/weir/" + image + ".cdx.json\"")
                .contains("\nHEALTHCHECK ");
    }

    /** Also with an engine that has no BuildKit. */
    @ParameterizedTest
    @ValueSource(strings = {"sensor", "job"})
    void copyOnlyWhatIsThereOrBuilt(String image) {
        List<String> taken =
                COPY.matcher(dockerfile(image))
                        .results()
                        .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                        .toList();

        assertThat(taken).hasSizeGreaterThanOrEqualTo(4).noneMatch(word -> word.startsWith("--"));
        assertThat(taken)
                .allSatisfy(
                        path -> {
                            if (path.contains("/target/")) {
                                assertThat(ComposeFile.text(".dockerignore"))
                                        .contains("\n!" + path);
                            } else {
                                assertThat(ComposeFile.ROOT.resolve(path)).isExecutable();
                            }
                        });
    }

    /**
     * The sizes of both lists differ by what is shaded in; a sensor has Kafka's client, a job no
     * pcap4j.
     */
    @Test
    void listTheirParts() {
        assertThat(ComposeFile.ROOT.resolve("ingest/target/weir-sensor.cdx.json"))
                .as("a list of parts; a build without the network (mvn -o) makes none")
                .exists()
                .content()
                .contains("\"CycloneDX\"", "kafka-clients", "pcap4j-core");
        assertThat(ComposeFile.ROOT.resolve("job/target/weir-job.cdx.json"))
                .content()
                .contains("\"CycloneDX\"", "flink-connector-kafka", "parquet-hadoop")
                .doesNotContain("pcap4j-core");
    }

    /** The trial builds on the base that the Dockerfile names. */
    @Test
    void areTriedOnTheirOwnNames() {
        assertThat(ComposeFile.text("deploy/compose/try.sh"))
                .contains("java_image=" + from("sensor") + "\n");
    }

    private static String dockerfile(String image) {
        return ComposeFile.text("deploy/docker/" + image + ".Dockerfile");
    }

    private static String from(String image) {
        Matcher from = FROM.matcher(dockerfile(image));
        assertThat(from.find()).isTrue();
        return from.group(1);
    }

    private String property(String name) {
        Matcher value = Pattern.compile("<" + name + ">(.*?)<").matcher(pom);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private String version() {
        Matcher version = Pattern.compile("<version>(.*?)-SNAPSHOT<").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
