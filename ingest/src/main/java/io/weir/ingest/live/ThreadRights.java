package io.weir.ingest.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a thread may do, by the kernel's own account.
 *
 * @param users its real, effective, saved and file system user id
 * @param groups the same for its group
 * @param capabilities permitted, effective and ambient ones
 * @param noNewPrivileges it cannot gain rights by starting a program
 */
record ThreadRights(
        List<String> users,
        List<String> groups,
        List<String> capabilities,
        boolean noNewPrivileges) {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String NO_CAPABILITY = "0000000000000000";

    /** Of every thread that lives while this is read. */
    static List<ThreadRights> ofThisProcess() throws IOException {
        List<ThreadRights> all = new ArrayList<>();
        try (Stream<Path> threads = Files.list(THREADS)) {
            for (Path thread : threads.toList()) {
                try {
                    all.add(parse(Files.readAllLines(thread.resolve("status"))));
                } catch (NoSuchFileException e) {
                    // A thread that has ended meanwhile has no rights.
                }
            }
        }
        return all;
    }

    static ThreadRights parse(List<String> status) {
        Map<String, String> lines = new HashMap<>();
        for (String line : status) {
            int colon = line.indexOf(':');
            lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new ThreadRights(
                List.of(lines.getOrDefault("Uid", "").split("\\s+")),
                List.of(lines.getOrDefault("Gid", "").split("\\s+")),
                Stream.of("CapPrm", "CapEff", "CapAmb")
                        .map(set -> lines.getOrDefault(set, ""))
                        .toList(),
                lines.getOrDefault("NoNewPrivs", "").equals("1"));
    }

    boolean areOnlyThoseOf(int user, int group) {
        return all(users, Integer.toUnsignedString(user))
                && all(groups, Integer.toUnsignedString(group))
                && all(capabilities, NO_CAPABILITY)
                && noNewPrivileges;
    }

    private static boolean all(List<String> values, String expected) {
        return values.stream().allMatch(expected::equals);
    }
}
