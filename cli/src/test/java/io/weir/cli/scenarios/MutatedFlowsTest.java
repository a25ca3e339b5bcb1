package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.DecodeCounters;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.FrameMutator;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.SensorStream;
import io.weir.schema.FlowField;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Broken frames all the way: decoder, trains, codec, flow rules. {@code -Dseed=} repeats a run. */
class MutatedFlowsTest {

    private static final int FRAMES = 200_000;
    private static final int STEP_US = 1_000;

    private final long seed = Long.getLong("seed", System.nanoTime());

    @Test
    void putsEveryFrameIntoOneFlowOrCountsItWithAReason() {
        SplittableRandom random = new SplittableRandom(seed);
        FrameMutator mutator = new FrameMutator(random);
        AtomicLong inFlows = new AtomicLong();
        PureFlows flows =
                new PureFlows(
                        record ->
                                inFlows.addAndGet(
                                        record.number(FlowField.CLIENT_PACKETS)
                                                + record.number(FlowField.SERVER_PACKETS)));
        SensorStream sensor = flows.sensor("mutated", LocalNetworks.NONE);
        Frame frame = new Frame();
        frame.timed = true;
        for (int i = 0; i < FRAMES; i++) {
            mutator.mutate(frame);
            frame.timeUs += random.nextInt(-STEP_US, 3 * STEP_US);
            sensor.accept(frame);
        }
        flows.end(sensor);

        DecodeCounters counters = sensor.counters();
        long byReason =
                counters.undecodableByReason().values().stream().mapToLong(Long::longValue).sum();
        assertThat(inFlows.get() + counters.notIp() + byReason)
                .as("-Dseed=%d", seed)
                .isEqualTo(FRAMES);
        assertThat(inFlows).hasPositiveValue();
        assertThat(byReason).isPositive();
    }
}
