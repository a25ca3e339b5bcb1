package io.weir.job.pipeline;

import io.weir.job.stream.SensorMessage;
import org.apache.flink.api.java.functions.KeySelector;

/** Whose ledger a heartbeat belongs to. */
final class DomainOfHeartbeat implements KeySelector<SensorMessage, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String getKey(SensorMessage message) {
        return message.heartbeat().domain();
    }
}
