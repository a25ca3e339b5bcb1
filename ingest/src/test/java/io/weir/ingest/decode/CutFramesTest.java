package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of frame, cut at every octet. */
class CutFramesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void neverSaysMoreOfACutFrameThanOfTheWholeOne(SampleFrames.Sample sample) {
        Decoding whole = new Decoding();
        Outcome outcome = whole.decode(sample.linkType(), sample.bytes());
        Decoding cut = new Decoding();
        boolean read = false;
        for (int captured = 0; captured <= sample.bytes().length; captured++) {
            Outcome ofCut = cut.cut(sample.linkType(), sample.bytes(), captured);
            assertThat(cut.decoder.counters().frames()).isEqualTo(captured + 1);
            assertThat(read && ofCut != Outcome.PACKET)
                    .as("a packet that was readable is not with %s octets", captured)
                    .isFalse();
            read = ofCut == Outcome.PACKET;
            if (ofCut == Outcome.UNDECODABLE) {
                assertThat(cut.decoder.stopOffset()).isLessThanOrEqualTo(captured);
                assertThat(cut.decoder.available())
                        .isLessThanOrEqualTo(captured - cut.decoder.stopOffset());
            }
        }
        assertThat(cut.decoder.counters().packets() > 0).isEqualTo(outcome == Outcome.PACKET);
    }

    static List<SampleFrames.Sample> frames() {
        return SampleFrames.all();
    }
}
