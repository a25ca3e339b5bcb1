package io.weir.cli.compact;

import io.weir.job.parquet.MergedNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hidden folder {@code .compact} beside the tables, of which one run at a time has the lock.
 * New folders are prepared in it, and old ones are found there after the exchange.
 *
 * <p>A folder that holds its own record was never exchanged: nobody needs it. One that does not
 * was, and its record lies in the table.
 */
final class WorkFolders implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String BETWEEN = "--";
    private static final Pattern NAME = Pattern.compile("(.+)" + BETWEEN + "([0-9a-f-]{36})");

    private final Path out;
    private final Path root;
    private final FileChannel lockFile;
    private final Step.Listener steps;

    private WorkFolders(Path out, Path root, FileChannel lockFile, Step.Listener steps) {
        this.out = out;
        this.root = root;
        this.lockFile = lockFile;
        this.steps = steps;
    }

    /**
     * @throws FileAlreadyExistsException another run has the folder
     * @throws IOException it cannot be made
     */
    static WorkFolders open(Path out, Step.Listener steps) throws IOException {
        Path root = Files.createDirectories(out.resolve(".compact"));
        FileChannel file =
                FileChannel.open(
                        root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        WorkFolders folders = new WorkFolders(out, root, file, steps);
        try {
            folders.lock();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return folders;
    }

    /** The file may have been deleted, and even made again, by a run that ended meanwhile. */
    private void lock() throws IOException {
        Path path = root.resolve(LOCK);
        String id = newId();
        if (!isLocked()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        lockFile.write(StandardCharsets.UTF_8.encode(id), 0);
        if (!Files.exists(path) || !Files.readString(path).equals(id)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private boolean isLocked() throws IOException {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Better known before an hour was merged than after it.
     *
     * @throws IOException folders cannot be exchanged here
     */
    void tryExchange() throws IOException {
        Path one = Files.createDirectories(root.resolve("try-1"));
        Path other = Files.createDirectories(root.resolve("try-2"));
        try {
            FolderExchange.exchange(one, other);
        } finally {
            Files.deleteIfExists(one);
            Files.deleteIfExists(other);
        }
    }

    /** Where sorting puts what does not fit into memory. */
    Path spill() {
        return root.resolve("spill");
    }

    /** An empty folder in which the new content of another one is prepared. */
    Path begin(TableFolder folder, String id) throws IOException {
        Path work =
                Files.createDirectory(
                        root.resolve(folder.name().replace("/", BETWEEN) + BETWEEN + id));
        steps.done(Step.FOLDER_MADE);
        return work;
    }

    /** The hidden file by which a folder tells what was merged in it. */
    static Path record(Path folder, String id) {
        return folder.resolve(MergedNames.PREFIX + id);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Ends what an earlier run, or this one, has left here.
     *
     * @param keepOld how long old files stay for queries that have begun with them
     * @return how many old folders went
     */
    int mend(Duration keepOld, Instant now, Consumer<String> messages) throws IOException {
        int gone = 0;
        for (Path work : list(root)) {
            Matcher name = NAME.matcher(work.getFileName().toString());
            if (name.matches() && Files.isDirectory(work)) {
                Path table = out.resolve(name.group(1).replace(BETWEEN, "/"));
                gone += mend(work, table, name.group(2), now.minus(keepOld), messages);
            }
        }
        return gone;
    }

    private int mend(Path work, Path table, String id, Instant end, Consumer<String> messages)
            throws IOException {
        Path record = record(table, id);
        if (Files.exists(record(work, id)) || list(work).isEmpty()) {
            delete(work, record(work, id));
            return 0;
        }
        if (!Files.exists(record)) {
            messages.accept(
                    work
                            + " holds files that were merged, but "
                            + table
                            + " was changed by others since: delete it when no row is missing");
            return 0;
        }
        returnStrays(work, table, id);
        if (Files.getLastModifiedTime(record).toInstant().isAfter(end)) {
            return 0;
        }
        delete(work, record(work, id));
        return 1;
    }

    /**
     * Files that somebody has put into the old folder, who had it open while it was exchanged,
     * belong into the new one.
     */
    void returnStrays(Path work, Path table, String id) throws IOException {
        MergedNames known = MergedNames.read(record(table, id));
        for (Path file : list(work)) {
            String name = file.getFileName().toString();
            if (!known.merged().contains(name) && !known.kept().contains(name)) {
                Files.move(file, table.resolve(name));
                steps.done(Step.STRAY_RETURNED);
            }
        }
    }

    /** The record goes last: without it the folder would look like one that was exchanged. */
    private void delete(Path work, Path record) throws IOException {
        for (Path file : list(work)) {
            if (!file.equals(record)) {
                Files.delete(file);
                steps.done(Step.OLD_FILE_DELETED);
            }
        }
        Files.deleteIfExists(record);
        Files.delete(work);
        steps.done(Step.OLD_FOLDER_DELETED);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.sorted(Comparator.naturalOrder()).forEach(all::add);
        }
        return all;
    }

    /** Takes the folder away where nothing waits in it, while nobody else can have the lock. */
    @Override
    public void close() throws IOException {
        try (lockFile) {
            if (list(root).equals(List.of(root.resolve(LOCK)))) {
                Files.delete(root.resolve(LOCK));
                Files.delete(root);
            }
        } catch (DirectoryNotEmptyException e) {
            // Another run has just come; it will take the folder away.
            return;
        }
    }
}
