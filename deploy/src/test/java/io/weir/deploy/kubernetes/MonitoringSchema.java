package io.weir.deploy.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.util.List;
import java.util.Map;

/** The Prometheus operator's kinds, by fabric8's models of them. */
final class MonitoringSchema {

    static final String GROUP = "monitoring.coreos.com/v1";

    private static final Map<String, Class<?>> MODELS =
            Map.of("PodMonitor", PodMonitor.class, "PrometheusRule", PrometheusRule.class);

    /** The models keep unknown fields in a map; here they must not. */
    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .setAnnotationIntrospector(
                            new JacksonAnnotationIntrospector() {
                                private static final long serialVersionUID = 1;

                                @Override
                                public Boolean hasAnySetter(Annotated member) {
                                    return false;
                                }
                            });

    private MonitoringSchema() {}

    static List<String> problems(Tree object) {
        Class<?> model = MODELS.get(object.text("kind"));
        if (model == null || !object.text("apiVersion").equals(GROUP)) {
            return List.of("the Prometheus operator has no such kind");
        }
        JsonNode written = STRICT.valueToTree(object.value());
        try {
            JsonNode again = STRICT.valueToTree(STRICT.treeToValue(written, model));
            return again.equals(written)
                    ? List.of()
                    : List.of("the API would read " + again + " out of " + written);
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }
}
