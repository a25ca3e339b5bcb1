package io.weir.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The checkout that this module stands in. */
public final class Checkout {

    public static final Path ROOT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

    private Checkout() {}

    /** Folders of the modules, as the parent POM lists them. */
    public static List<String> modules() {
        try {
            String pom = Files.readString(ROOT.resolve("pom.xml"));
            return MODULE.matcher(pom).results().map(found -> found.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
