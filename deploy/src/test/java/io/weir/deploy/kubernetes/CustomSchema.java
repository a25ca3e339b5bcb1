package io.weir.deploy.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A custom resource's published definition, read as an API server reads it when it is strict: what
 * the schema does not know is refused.
 */
final class CustomSchema {

    /** The newest one on Maven Central; it is older than the release that Flink 2.3 needs. */
    private static final String FLINK_DEPLOYMENT =
            "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    private final Tree schema;

    private CustomSchema(Tree schema) {
        this.schema = schema;
    }

    static CustomSchema flinkDeployment() throws IOException {
        try (InputStream file = CustomSchema.class.getResourceAsStream(FLINK_DEPLOYMENT)) {
            Manifest definition =
                    Manifest.parse(
                            new String(
                                    Objects.requireNonNull(file).readAllBytes(),
                                    StandardCharsets.UTF_8));
            return new CustomSchema(
                    definition
                            .only("CustomResourceDefinition")
                            .list("spec.versions")
                            .get(0)
                            .at("schema.openAPIV3Schema"));
        }
    }

    List<String> problems(Tree object) {
        List<String> problems = new ArrayList<>();
        check("spec", object.at("spec"), schema.at("properties.spec"), problems);
        return problems;
    }

    private static void check(String place, Tree value, Tree schema, List<String> problems) {
        if (value.value() instanceof Map<?, ?> map) {
            map.forEach(
                    (name, field) ->
                            checkField(place, name.toString(), new Tree(field), schema, problems));
        } else if (value.value() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(place + "[" + i + "]", new Tree(list.get(i)), schema.at("items"), problems);
            }
        } else {
            checkLeaf(place, value, schema, problems);
        }
    }

    private static void checkField(
            String place, String name, Tree value, Tree schema, List<String> problems) {
        Tree known = schema.at("properties").field(name);
        if (!known.isThere()) {
            known = schema.at("additionalProperties");
        }
        if (known.isThere()) {
            check(place + "." + name, value, known, problems);
        } else if (!schema.text("x-kubernetes-preserve-unknown-fields").equals("true")) {
            problems.add(place + " has no field " + name);
        }
    }

    private static void checkLeaf(String place, Tree value, Tree schema, List<String> problems) {
        String found =
                value.value() instanceof Boolean
                        ? "boolean"
                        : value.value() instanceof Integer
                                ? "integer"
                                : value.value() instanceof Number ? "number" : "string";
        String expected = schema.text("type");
        boolean fits =
                expected.equals(found)
                        || expected.equals("number") && found.equals("integer")
                        || schema.text("x-kubernetes-int-or-string").equals("true")
                        || schema.list("anyOf").stream()
                                .anyMatch(any -> any.text("type").equals(found));
        if (!fits) {
            problems.add(place + " must be " + expected + ", was " + found);
        }
        List<String> allowed = schema.texts("enum");
        if (!allowed.isEmpty() && !allowed.contains(value.text())) {
            problems.add(place + " must be one of " + allowed + ", was " + value.text());
        }
    }
}
