package io.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cli.analyze.FlowOutput;
import io.weir.schema.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamedFlowsTest {

    private static final int LANES = 4;
    private static final int FLOWS_A_LANE = 2_000;

    @Test
    void keepsRowsWholeWhenSeveralThreadsWrite() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamedFlows printed = new StreamedFlows(new Goostat(), new ResultStream(out, false));
        ExecutorService threads = Executors.newFixedThreadPool(LANES);

        for (Future<Void> lane : threads.invokeAll(lanes(printed))) {
            lane.get();
        }
        printed.finish();

        threads.shutdown();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        int half = LANES * FLOWS_A_LANE / 2;
        assertThat(lines).hasSize(2 + 2 * half).doesNotHaveDuplicates();
        assertThat(lines.subList(1, 1 + half)).allMatch(line -> line.split(" ").length == 26);
        assertThat(lines.subList(1 + half, lines.size()))
                .allMatch(line -> line.split(" ").length == 12);
    }

    private static List<Callable<Void>> lanes(StreamedFlows printed) {
        return IntStream.range(0, LANES)
                .<Callable<Void>>mapToObj(
                        n ->
                                () -> {
                                    try (var lane = printed.open()) {
                                        for (int i = 0; i < FLOWS_A_LANE; i++) {
                                            lane.write(flow(n * FLOWS_A_LANE + i));
                                        }
                                    }
                                    return null;
                                })
                .toList();
    }

    private static FlowRecord flow(int number) {
        return number % 2 == 0 ? Flows.tcp(number) : Flows.udp(number);
    }

    @Test
    void printsTheHeaderOfARunWithoutFlows() throws IOException {
        assertThat(Printed.all(new Csv()).lines()).hasSize(1);
    }

    @Test
    void stopsWhenTheReaderIsGone() throws IOException {
        ResultStream results = new ResultStream(closedPipe(), false);

        try (var lane = new StreamedFlows(new Csv(), results).open()) {
            assertThatThrownBy(() -> writeMany(lane)).hasMessage("Broken pipe");
        } catch (IOException e) {
            assertThat(e).hasMessage("Broken pipe");
        }
        assertThat(results.readerGone()).isTrue();
    }

    @Test
    void goesOnWithoutAReaderWhenThereAreOtherResults() throws IOException {
        ResultStream results = new ResultStream(closedPipe(), true);

        try (var lane = new StreamedFlows(new Csv(), results).open()) {
            writeMany(lane);
        }
        assertThat(results.readerGone()).isTrue();
    }

    private static void writeMany(FlowOutput.Lane lane) throws IOException {
        for (int i = 0; i < FLOWS_A_LANE; i++) {
            lane.write(Flows.tcp(i));
        }
    }

    private static OutputStream closedPipe() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
    }
}
