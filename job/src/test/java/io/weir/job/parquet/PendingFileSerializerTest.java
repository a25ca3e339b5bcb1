package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;

class PendingFileSerializerTest {

    private static final String NAME = "part-0-0-06d93af5-33b7-4b19-a7ec-a5d025b94670.parquet";

    private final PendingFileSerializer serializer = new PendingFileSerializer();

    /** A file of the local file system as version 1 wrote it, never to be changed. */
    private static byte[] version1() throws IOException {
        try (InputStream golden =
                PendingFileSerializerTest.class.getResourceAsStream("pending-file.v1.bin")) {
            return golden.readAllBytes();
        }
    }

    @Test
    void readsVersion1() throws IOException {
        PendingFile file = serializer.deserialize(1, version1());
        assertThat(file.path()).isEqualTo(new Path("file:/var/weir/ledger/" + NAME));
        assertThat(file.recoverable().toString())
                .contains("/var/weir/ledger/." + NAME + ".inprogress.", " @ 982 ");
    }

    @Test
    void writesVersion1() throws IOException {
        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(serializer.serialize(serializer.deserialize(1, version1())))
                .isEqualTo(version1());
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(2, version1()))
                .isInstanceOf(IOException.class)
                .hasMessage("pending file of unknown version 2");
    }
}
