package io.weir.deploy.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/queries.md tells to type, word for word but for the folder, which is /srv there. */
record QueriesPage(String text) {

    static final Path CHECKOUT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    static QueriesPage of(Path srv) throws IOException {
        String page = Files.readString(CHECKOUT.resolve("docs/queries.md"));
        return new QueriesPage(page.replace("/srv", srv.toString()));
    }

    /** The fenced block that holds these words. */
    String block(String words) {
        Matcher blocks = Pattern.compile("(?ms)^```\\w*\n(.*?)^```").matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).contains(words)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError("no block with " + words);
    }
}
