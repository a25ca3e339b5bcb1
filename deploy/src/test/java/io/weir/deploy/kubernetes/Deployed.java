package io.weir.deploy.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pod as it will run: made of a template in the manifests, or by Flink.
 *
 * @param name whose pod it is
 * @param namespace where it runs
 * @param labels by which it is selected
 * @param spec its {@code PodSpec}
 */
record Deployed(String name, String namespace, Map<String, String> labels, Tree spec) {

    /** One pod of each kind that the manifest brings about. */
    static List<Deployed> in(Manifest manifest) {
        Tree deployment = manifest.only("FlinkDeployment");
        String namespace = deployment.text("metadata.namespace");
        FlinkPods flink = new FlinkPods(deployment);
        try {
            return Stream.of(
                            manifest.of("DaemonSet").stream()
                                    .map(own -> template(own, own.text("metadata.namespace"))),
                            manifest.of("StatefulSet").stream()
                                    .map(own -> template(own, own.text("metadata.namespace"))),
                            Stream.of(
                                    template(flink.jobManager(), namespace),
                                    pod(flink.taskManager(), namespace)))
                    .flatMap(pods -> pods)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Deployed template(Tree controller, String namespace) {
        return new Deployed(
                controller.name(),
                namespace,
                controller.map("spec.template.metadata.labels"),
                controller.at("spec.template.spec"));
    }

    private static Deployed pod(Tree pod, String namespace) {
        return new Deployed(pod.name(), namespace, pod.map("metadata.labels"), pod.at("spec"));
    }

    boolean isWeir() {
        return containers().stream().allMatch(box -> box.text("image").startsWith("weir/"));
    }

    boolean isSensor() {
        return namespace.equals("weir-sensors");
    }

    List<Tree> containers() {
        return Stream.concat(spec.list("containers").stream(), spec.list("initContainers").stream())
                .toList();
    }

    /** The containers' ports by their names. */
    int port(String name) {
        return containers().stream()
                .flatMap(box -> box.list("ports").stream())
                .filter(port -> port.text("name").equals(name))
                .findFirst()
                .orElseThrow()
                .at("containerPort")
                .number();
    }

    /** Whether an object's selector of pods, in the same namespace, means this one. */
    boolean isSelectedBy(Tree object, String selector) {
        return object.text("metadata.namespace").equals(namespace)
                && labels.entrySet().containsAll(object.map(selector + ".matchLabels").entrySet());
    }
}
