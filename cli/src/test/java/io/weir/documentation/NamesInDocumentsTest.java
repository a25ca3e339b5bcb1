package io.weir.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents drift when a class is renamed; these tests say where. */
class NamesInDocumentsTest {

    /** A word in backticks with two capitals and small letters between: a type of ours. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)`");

    private static final Pattern PACKAGE = Pattern.compile("`(io\\.weir(?:\\.[a-z]+)+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** A file of ours in backticks, with its folder; what a build makes below target/ is none. */
    private static final Pattern FILE =
            Pattern.compile(
                    "`((?:schemas|broker|ingest|job|cli|docs|deploy|bench|\\.ci)/(?!target)[\\w./-]+)`");

    @Test
    void nameTypesThatExist() {
        Set<String> types =
                sources().stream()
                        .map(source -> source.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path page : Documents.all()) {
            for (String type : Documents.find(TYPE, Documents.prose(page))) {
                if (!types.contains(type)) {
                    missing.add(page.getFileName() + ": " + type);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void namePackagesThatExist() {
        Set<String> folders =
                sources().stream()
                        .map(source -> source.getParent().toString())
                        .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path page : Documents.all()) {
            for (String name : Documents.find(PACKAGE, Documents.prose(page))) {
                String folder = "/java/" + name.replace('.', '/');
                if (folders.stream().noneMatch(path -> (path + "/").contains(folder + "/"))) {
                    missing.add(page.getFileName() + ": " + name);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void linkToFilesThatExist() {
        List<String> missing = new ArrayList<>();
        for (Path page : Documents.all()) {
            for (String link : Documents.find(LINK, Documents.prose(page))) {
                if (!Files.exists(page.resolveSibling(link))) {
                    missing.add(page.getFileName() + ": " + link);
                }
            }
            for (String file : Documents.find(FILE, Documents.prose(page))) {
                if (!Files.exists(Checkout.ROOT.resolve(file))) {
                    missing.add(page.getFileName() + ": " + file);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    /** Every Java file of every module, tests included. */
    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (String module : Checkout.modules()) {
            try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
