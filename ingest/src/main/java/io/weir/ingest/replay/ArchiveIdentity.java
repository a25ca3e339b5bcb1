package io.weir.ingest.replay;

import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.Cidr;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The epoch of a replay: a number that is equal whenever the messages are going to be. It is a hash
 * of what shapes them: the files, the settings of the trains, the domain and its networks, and the
 * number of partitions.
 */
final class ArchiveIdentity {

    /** To be raised when the same frames give other trains than before. */
    private static final int VERSION = 1;

    /** A file up to so many blocks is hashed whole; of a larger one, as many, evenly spread. */
    private static final int BLOCKS = 64;

    private static final int BLOCK_BYTES = 64 << 10;

    private final MessageDigest sha256;

    private ArchiveIdentity() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param files in the order in which they are read
     * @return a positive number
     */
    static long epoch(
            List<Path> files,
            TrainLimits limits,
            long heartbeatUs,
            String domain,
            String sensor,
            LocalNetworks networks,
            int partitions)
            throws IOException {
        ArchiveIdentity identity = new ArchiveIdentity();
        identity.number(VERSION);
        identity.number(limits.windowUs());
        identity.number(limits.packets());
        identity.number(limits.openTrains());
        identity.number(heartbeatUs);
        identity.number(partitions);
        identity.text(domain);
        identity.text(sensor);
        networks.networks().stream().map(Cidr::toString).sorted().forEach(identity::text);
        for (Path file : files) {
            identity.file(file);
        }
        long epoch = ByteBuffer.wrap(identity.sha256.digest()).getLong() & Long.MAX_VALUE;
        return Math.max(1, epoch);
    }

    private void number(long value) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }

    private void text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        number(octets.length);
        sha256.update(octets);
    }

    private void file(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            number(length);
            if (length <= (long) BLOCKS * BLOCK_BYTES) {
                block(file, 0, (int) length);
                return;
            }
            for (int i = 0; i < BLOCKS; i++) {
                block(file, (length - BLOCK_BYTES) / (BLOCKS - 1) * i, BLOCK_BYTES);
            }
            block(file, length - BLOCK_BYTES, BLOCK_BYTES);
        }
    }

    private void block(RandomAccessFile file, long offset, int length) throws IOException {
        byte[] octets = new byte[length];
        file.seek(offset);
        file.readFully(octets);
        sha256.update(octets);
    }
}
