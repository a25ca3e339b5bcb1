package io.weir.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the demo needs while it runs, and nobody behind it. */
record DemoFolder(Path path) implements AutoCloseable {

    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("weir-demo-"));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
