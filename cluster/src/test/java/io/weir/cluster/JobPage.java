package io.weir.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What docs/job.md tells to type; only its stand-ins for the reader's own Kafka and folder are
 * replaced.
 *
 * @param kafka for HOST:PORT
 * @param out for s3://flows
 */
record JobPage(String kafka, String out) {

    private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");

    /** The only line that begins so. */
    String line(String beginning) throws IOException {
        List<String> lines = page().lines().filter(line -> line.startsWith(beginning)).toList();
        if (lines.size() != 1) {
            throw new AssertionError(lines.size() + " lines of docs/job.md begin: " + beginning);
        }
        return lines.get(0);
    }

    /** The body of the REST request. */
    JsonNode requestBody() throws IOException {
        Matcher json = JSON.matcher(page());
        if (!json.find()) {
            throw new AssertionError("docs/job.md shows no body of a request");
        }
        return new ObjectMapper().readTree(json.group(1));
    }

    /** The program's arguments in that body. */
    static List<String> arguments(JsonNode body) {
        return StreamSupport.stream(body.path("programArgsList").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String page() throws IOException {
        return Files.readString(Build.CHECKOUT.resolve("docs/job.md"))
                .replace("HOST:PORT", kafka)
                .replace("s3://flows", out);
    }
}
