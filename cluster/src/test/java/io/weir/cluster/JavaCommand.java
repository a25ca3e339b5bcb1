package io.weir.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is started.
 *
 * @param classPath jars, folders, and {@code folder/*}
 * @param flags options of the JVM
 * @param program the main class and its arguments
 */
record JavaCommand(List<String> classPath, List<String> flags, List<String> program) {

    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    JavaCommand {
        classPath = List.copyOf(classPath);
        flags = List.copyOf(flags);
        program = List.copyOf(program);
    }

    /** The words, for a process that keeps its temporary files in this folder. */
    List<String> words(Path temporary) {
        List<String> path = new ArrayList<>(List.of(Build.TEST_CLASSES.toString()));
        path.addAll(classPath);
        List<String> words = new ArrayList<>(List.of(JAVA, "-XX:-UsePerfData"));
        words.addAll(flags);
        words.addAll(Build.ADD_OPENS);
        words.add("-Djava.io.tmpdir=" + temporary);
        words.add("-Dweir.log=info");
        words.add("-cp");
        words.add(String.join(File.pathSeparator, path));
        words.add(Leash.class.getName());
        words.addAll(program);
        return words;
    }
}
