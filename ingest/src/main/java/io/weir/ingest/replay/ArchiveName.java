package io.weir.ingest.replay;

import java.nio.file.Path;
import java.util.List;

/** The name of an archive's topic where none was given. */
final class ArchiveName {

    private static final String PREFIX = "weir.packets.";
    private static final String ENDINGS = "(\\.(pcapng|pcap|cap|dmp|gz|zst))*$";
    private static final int MOST_CHARACTERS = 200;

    private ArchiveName() {}

    /** After the first file by name, without folders and endings. */
    static String topic(List<String> files) {
        String first =
                files.stream()
                        .map(file -> String.valueOf(Path.of(file).getFileName()))
                        .sorted()
                        .findFirst()
                        .orElse("");
        String name = first.replaceAll(ENDINGS, "").replaceAll("[^A-Za-z0-9._-]", "-");
        if (name.isEmpty()) {
            return PREFIX + "archive";
        }
        return PREFIX + name.substring(0, Math.min(MOST_CHARACTERS, name.length()));
    }
}
