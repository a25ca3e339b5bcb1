package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {

    private final Message message =
            new Message().octets(new byte[] {1, 2, 3}).filler(5).octets(new byte[] {9});

    @Test
    void givesThePartsInWhichSomethingMatters() {
        assertThat(message.length()).isEqualTo(9);
        assertThat(message.part(1, 3)).containsExactly(2, 3);
        assertThat(message.part(0, 9)).startsWith(1, 2, 3).endsWith(9).hasSize(9);
        assertThat(message.part(7, 9)).hasSize(2).endsWith(9);
    }

    @Test
    void givesNothingWhereNothingMatters() {
        assertThat(message.part(3, 8)).isNull();
    }

    @Test
    void framesLongApplicationDataInRecords() {
        Message data = TlsMessages.applicationData(new Message(), 20_000);

        assertThat(data.length()).isEqualTo(20_000 + 2 * 5);
        assertThat(data.part(0, 5)).containsExactly(23, 3, 3, 0x40, 0);
        assertThat(data.part(16_389, 16_394)).containsExactly(23, 3, 3, 0x0e, 0x20);
    }
}
