package io.weir.job.pipeline;

import io.weir.job.stream.OpenFlow;
import io.weir.schema.FlowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/** The keys of all open flows of a subtask, the one that has been silent longest first. */
final class SilentFlows {

    private record Heard(FlowKey key, long at) {}

    /** In the order of access; each key stands for itself. */
    private final Map<FlowKey, FlowKey> order = new LinkedHashMap<>(16, 0.75f, true);

    /** Reads the order out of the flows' state. The backend's current key is another one then. */
    static <K> SilentFlows of(
            KeyedStateBackend<K> backend, ValueStateDescriptor<OpenFlow> openFlows)
            throws Exception {
        List<Heard> all = new ArrayList<>();
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                openFlows,
                (K key, ValueState<OpenFlow> flow) ->
                        all.add(new Heard((FlowKey) key, flow.value().lastHeard())));
        all.sort(Comparator.comparingLong(Heard::at));
        SilentFlows silent = new SilentFlows();
        all.forEach(heard -> silent.heard(heard.key));
        return silent;
    }

    /** A packet came: of all flows this one has been silent for the shortest time. */
    void heard(FlowKey key) {
        order.put(key, key);
    }

    void remove(FlowKey key) {
        order.remove(key);
    }

    FlowKey longest() {
        return order.keySet().iterator().next();
    }
}
