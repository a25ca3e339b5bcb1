package io.weir.deploy.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Kubernetes itself knows, by the models that its own Java client is generated with: each
 * refuses unknown fields, missing ones, and values of another type.
 */
final class BuiltInSchema {

    private static final String MODELS = "io.kubernetes.client.openapi.models.V1";

    /** The kinds that these manifests use, each with the group and version that serves it. */
    static final Map<String, String> SERVED_BY =
            Map.ofEntries(
                    Map.entry("Namespace", "v1"),
                    Map.entry("ServiceAccount", "v1"),
                    Map.entry("ConfigMap", "v1"),
                    Map.entry("Service", "v1"),
                    Map.entry("Pod", "v1"),
                    Map.entry("PersistentVolumeClaim", "v1"),
                    Map.entry("DaemonSet", "apps/v1"),
                    Map.entry("Deployment", "apps/v1"),
                    Map.entry("StatefulSet", "apps/v1"),
                    Map.entry("Role", "rbac.authorization.k8s.io/v1"),
                    Map.entry("RoleBinding", "rbac.authorization.k8s.io/v1"),
                    Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
                    Map.entry("PodDisruptionBudget", "policy/v1"));

    private BuiltInSchema() {}

    /** What is wrong with the object; empty when a strict API server would take it. */
    static List<String> problems(Tree object) {
        String kind = object.text("kind");
        List<String> problems = new ArrayList<>();
        if (!object.text("apiVersion").equals(SERVED_BY.get(kind))) {
            problems.add(kind + " is served by " + SERVED_BY.get(kind));
        }
        problems.addAll(problems(object, kind));
        return problems;
    }

    /** Likewise of a part, such as a {@code PodTemplateSpec}. */
    static List<String> problems(Tree part, String model) {
        JsonElement written = new Gson().toJsonTree(part.value());
        try {
            Object read =
                    Class.forName(MODELS + model)
                            .getMethod("fromJson", String.class)
                            .invoke(null, written.toString());
            JsonElement again = JSON.getGson().toJsonTree(read);
            return lost("", written, again);
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no model " + model, e);
        }
    }

    /** What the model read otherwise than it was written; it may add empty lists. */
    private static List<String> lost(String place, JsonElement written, JsonElement read) {
        List<String> lost = new ArrayList<>();
        if (written.isJsonObject() && read.isJsonObject()) {
            written.getAsJsonObject()
                    .asMap()
                    .forEach(
                            (name, field) ->
                                    lost.addAll(
                                            lost(
                                                    place + "." + name,
                                                    field,
                                                    read.getAsJsonObject()
                                                            .asMap()
                                                            .getOrDefault(
                                                                    name, JsonNull.INSTANCE))));
        } else if (written.isJsonArray()
                && read.isJsonArray()
                && written.getAsJsonArray().size() == read.getAsJsonArray().size()) {
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                lost.addAll(
                        lost(
                                place + "[" + i + "]",
                                written.getAsJsonArray().get(i),
                                read.getAsJsonArray().get(i)));
            }
        } else if (place.contains(".resources.")
                ? !quantity(written).equals(quantity(read))
                : !written.equals(read)) {
            lost.add(place + " is written as " + written + " and read as " + read);
        }
        return lost;
    }

    /** Of which there are several ways to write the same. */
    private static BigDecimal quantity(JsonElement text) {
        return Quantity.fromString(text.getAsString()).getNumber().stripTrailingZeros();
    }
}
