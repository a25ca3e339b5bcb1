package io.weir.job.iceberg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.jspecify.annotations.Nullable;

/**
 * A table that is its folder, laid out as Iceberg's own catalog of folders does: {@code
 * metadata/v1.metadata.json}, {@code v2…}, each a whole description of the table, and {@code
 * version-hint.text} with a recent number. Who claims the next number has committed.
 */
final class FolderOperations implements TableOperations {

    static final String HINT = "version-hint.text";

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.metadata\\.json");

    private final String location;
    private final FileIO io = new FlinkFileIO();

    private int version;
    private @Nullable TableMetadata metadata;

    /**
     * @param location folder of the table
     */
    FolderOperations(String location) {
        this.location = location;
    }

    @Override
    public @Nullable TableMetadata current() {
        return metadata == null ? refresh() : metadata;
    }

    /** Null: there is no table. */
    @Override
    public @Nullable TableMetadata refresh() {
        try {
            int newest = newest(known());
            if (newest > 0 && (newest != version || metadata == null)) {
                metadata = TableMetadataParser.read(io, versioned(newest));
                version = newest;
            }
            return metadata;
        } catch (IOException e) {
            throw new RuntimeIOException(e, "cannot read the table %s", location);
        }
    }

    /**
     * The hint may be behind, so look on from there. Not from the version that is known here: the
     * ones behind it may be deleted by now, and then it would look like the newest.
     */
    private int newest(int from) throws IOException {
        int newest = from;
        while (exists(versioned(newest + 1))) {
            newest++;
        }
        return newest;
    }

    /** A version that exists; 0: none. */
    private int known() throws IOException {
        Path hint = new Path(inMetadata(HINT));
        FileSystem files = hint.getFileSystem();
        try (FSDataInputStream in = files.open(hint)) {
            int hinted =
                    Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
            if (exists(versioned(hinted))) {
                return hinted;
            }
        } catch (FileNotFoundException | NumberFormatException e) {
            // None yet, or somebody was interrupted while replacing it: the files themselves tell.
        }
        return listed(files, hint.getParent());
    }

    private static int listed(FileSystem files, Path folder) throws IOException {
        if (!files.exists(folder)) {
            return 0;
        }
        FileStatus[] entries = files.listStatus(folder);
        if (entries == null) {
            throw new IOException("cannot list " + folder);
        }
        int newest = 0;
        for (FileStatus entry : entries) {
            Matcher name = VERSION.matcher(entry.getPath().getName());
            if (name.matches()) {
                newest = Math.max(newest, Integer.parseInt(name.group(1)));
            }
        }
        return newest;
    }

    @Override
    public void commit(@Nullable TableMetadata base, TableMetadata next) {
        if (base != metadata) {
            throw new CommitFailedException("%s has changed meanwhile", location);
        }
        String written = inMetadata("." + UUID.randomUUID() + ".metadata.json");
        int claimed = version + 1;
        TableMetadataParser.write(next, io.newOutputFile(written));
        claim(written, claimed);
        writeHint(claimed);
        if (base != null) {
            CatalogUtil.deleteRemovedMetadataFiles(io, base, next);
        }
        metadata = null;
    }

    /**
     * What went wrong in the claim itself may have gone wrong after it: then nobody may clean up
     * what the new version could need. The same where the version before is gone: a process that
     * slept for long in the middle of this can have taken a number that others had and deleted.
     */
    private void claim(String written, int number) {
        boolean claimed;
        try {
            claimed = FileClaim.move(written, versioned(number));
            if (claimed && number > 1 && !exists(versioned(number - 1))) {
                throw new IOException("the version before " + number + " is gone");
            }
        } catch (IOException e) {
            throw new CommitStateUnknownException(e);
        }
        if (!claimed) {
            io.deleteFile(written);
            throw new CommitFailedException("version %d of %s is taken", number, location);
        }
    }

    /** Readers manage without it, so the commit stands also where this fails. */
    private void writeHint(int number) {
        String written = inMetadata("." + UUID.randomUUID() + "." + HINT);
        Path file = new Path(written);
        try {
            try (FSDataOutputStream out =
                    file.getFileSystem().create(file, WriteMode.NO_OVERWRITE)) {
                out.write(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
            }
            replace(inMetadata(HINT), written);
        } catch (IOException e) {
            // The next commit writes it again.
        }
    }

    /** In one step where there is one: Flink's rename takes a local target away first. */
    private static void replace(String target, String written) throws IOException {
        if (Locations.isLocal(target)) {
            Files.move(
                    Locations.local(written),
                    Locations.local(target),
                    StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path from = new Path(written);
        Path to = new Path(target);
        FileSystem files = to.getFileSystem();
        if (!files.rename(from, to)) {
            files.delete(to, false);
            files.rename(from, to);
        }
    }

    private static boolean exists(String file) throws IOException {
        Path path = new Path(file);
        return path.getFileSystem().exists(path);
    }

    private String versioned(int number) {
        return inMetadata("v" + number + ".metadata.json");
    }

    private String inMetadata(String name) {
        return location + "/metadata/" + name;
    }

    @Override
    public FileIO io() {
        return io;
    }

    @Override
    public String metadataFileLocation(String name) {
        return inMetadata(name);
    }

    @Override
    public LocationProvider locationProvider() {
        TableMetadata table = current();
        if (table == null) {
            throw new IllegalStateException("no table " + location);
        }
        return LocationProviders.locationsFor(location, table.properties());
    }
}
