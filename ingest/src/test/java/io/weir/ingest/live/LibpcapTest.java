package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibpcapTest {

    @Test
    void saysWhichCommandInstallsTheLibraryThatIsMissing() {
        assertThatThrownBy(() -> Libpcap.find(List.of("libnosuch.so.1", "nosuch")))
                .isInstanceOf(CannotCapture.class)
                .hasMessageContaining("apt-get install libpcap0.8")
                .hasMessageNotContaining("\n");
    }

    @Test
    void takesTheFirstNameThatLoads() throws CannotCapture {
        assertThat(Libpcap.find(List.of("libnosuch.so.1", "c"))).isEqualTo("c");
    }
}
