package io.weir.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIdentityTest {

    private static final LocalNetworks TEN = networks("10.0.0.0/8", "fd00::/8");

    @TempDir Path folder;

    @Test
    void isTheSameForTheSameArchiveWhereverItLies() throws IOException {
        Path here = file("here.pcap", 100_000, -1);
        Path there = file("there.pcap", 100_000, -1);

        assertThat(epoch(here, "lab", TEN, 4))
                .isPositive()
                .isEqualTo(epoch(there, "lab", networks("fd00::/8", "10.0.0.0/8"), 4));
    }

    @Test
    void isAnotherOnceAnythingThatShapesTheMessagesIs() throws IOException {
        Path file = file("a.pcap", 100_000, -1);
        Set<Long> epochs = new HashSet<>();
        epochs.add(epoch(file, "lab", TEN, 4));
        epochs.add(epoch(file, "lab", TEN, 5));
        epochs.add(epoch(file, "field", TEN, 4));
        epochs.add(epoch(file, "lab", LocalNetworks.NONE, 4));
        epochs.add(epoch(file("longer.pcap", 100_001, -1), "lab", TEN, 4));
        epochs.add(epoch(file("changed.pcap", 100_000, 50_000), "lab", TEN, 4));

        assertThat(epochs).hasSize(6);
    }

    @Test
    void seesChangesAtTheEndsOfALargeFile() throws IOException {
        int length = 10_000_000;
        Set<Long> epochs = new HashSet<>();
        for (int changed : new int[] {-1, 0, length - 1}) {
            epochs.add(epoch(file("large.pcap", length, changed), "lab", TEN, 4));
        }

        assertThat(epochs).hasSize(3);
    }

    private static long epoch(Path file, String domain, LocalNetworks networks, int partitions)
            throws IOException {
        return ArchiveIdentity.epoch(
                List.of(file),
                TrainLimits.ARCHIVE,
                Replay.HEARTBEAT_US,
                domain,
                "archive",
                networks,
                partitions);
    }

    private static LocalNetworks networks(String... texts) {
        return new LocalNetworks(List.of(texts).stream().map(Cidr::parse).toList());
    }

    private Path file(String name, int length, int changed) throws IOException {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (i * 31 >> 3);
        }
        if (changed >= 0) {
            octets[changed]++;
        }
        return Files.write(folder.resolve(name), octets);
    }
}
