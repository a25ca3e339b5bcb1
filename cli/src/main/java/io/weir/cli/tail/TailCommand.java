package io.weir.cli.tail;

import io.weir.cli.feed.TopicReader;
import io.weir.cli.format.JsonValues;
import io.weir.cli.format.ResultStream;
import io.weir.cli.format.TextBuffer;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.command.StopSignal;
import io.weir.command.config.Problems;
import io.weir.ingest.kafka.KafkaAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir tail}: the messages of a topic as JSON lines. */
@Command(
        name = "tail",
        header = "Shows the messages of one of weir's topics as JSON lines.",
        sortOptions = false,
        customSynopsis = "weir tail [OPTION]... [TOPIC]",
        footer = {
            "",
            "Committed messages only. It follows the topic until Ctrl-C. Examples:",
            "  weir tail --kafka 127.0.0.1:9092 weir.flows",
            "  weir tail --kafka 127.0.0.1:9092 --from-start --no-follow weir.dead-letter"
        })
public final class TailCommand extends ConfiguredCommand {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int USUAL_LENGTH = 4096;
    private static final String CLIENT = "weir-tail";

    @Parameters(
            paramLabel = "TOPIC",
            arity = "0..1",
            description = "any topic of weir's (default: weir.flows)")
    private String topic = "weir.flows";

    @Mixin private KafkaAddress kafka = new KafkaAddress();

    @Option(
            names = "--from-start",
            description = "all that the topic holds, not only what comes from now on")
    private boolean fromStart;

    @Option(names = "--no-follow", description = "end with what is there now")
    private boolean noFollow;

    @Option(names = "--count", paramLabel = "N", description = "end after so many messages")
    private @Nullable Long count;

    private final Host host;
    private final MessageValues messages = new MessageValues();

    public TailCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        if (count != null && count < 1) {
            problems.add("--count", "must be positive, was " + count);
        }
        kafka.checkAddress(problems, willRun());
    }

    @Override
    protected int run() throws Failure {
        ResultStream results = new ResultStream(host.out(), false);
        try (StopSignal stop = new StopSignal(STOP_PATIENCE);
                TopicReader reader = TopicReader.open(kafka.kafka(), topic, CLIENT, fromStart)) {
            print(reader, stop, results);
            return ExitStatus.GOOD;
        } catch (KafkaException e) {
            throw new Failure(
                    ExitStatus.FAILED, "cannot read topic " + topic + ": " + e.getMessage());
        } catch (IOException e) {
            if (results.readerGone()) {
                return ExitStatus.GOOD;
            }
            throw new Failure(ExitStatus.FAILED, "cannot write the result: " + e.getMessage());
        }
    }

    private void print(TopicReader reader, StopSignal stop, ResultStream results)
            throws IOException {
        TextBuffer line = new TextBuffer(USUAL_LENGTH);
        long left = count == null ? Long.MAX_VALUE : count;
        while (left > 0 && !stop.isRequested() && !(noFollow && reader.isAtEnd())) {
            for (ConsumerRecord<byte[], byte[]> message : reader.poll()) {
                if (left-- > 0) {
                    JsonValues.append(line, values(message));
                    line.append('\n');
                }
            }
            results.write(line);
        }
    }

    /** Where the message stands in Kafka, then what it holds. */
    private Map<String, @Nullable Object> values(ConsumerRecord<byte[], byte[]> message) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("partition", message.partition());
        values.put("offset", message.offset());
        values.put("sent_ms", message.timestamp());
        for (Header header : message.headers()) {
            values.put(
                    header.key(),
                    header.value() == null
                            ? null
                            : new String(header.value(), StandardCharsets.UTF_8));
        }
        byte[] value = message.value();
        if (value == null) {
            values.put("type", "empty");
        } else if (value.length > 0 && value[0] == '{') {
            values.put("type", "json");
            values.put("text", new String(value, StandardCharsets.UTF_8));
        } else {
            values.putAll(messages.of(value));
        }
        return values;
    }
}
