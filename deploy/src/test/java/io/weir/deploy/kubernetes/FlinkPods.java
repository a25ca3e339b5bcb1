package io.weir.deploy.kubernetes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.client.deployment.ClusterSpecification;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.DeploymentOptionsInternal;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;
import org.apache.flink.kubernetes.configuration.KubernetesDeploymentTarget;
import org.apache.flink.kubernetes.kubeclient.FlinkPod;
import org.apache.flink.kubernetes.kubeclient.factory.KubernetesJobManagerFactory;
import org.apache.flink.kubernetes.kubeclient.factory.KubernetesTaskManagerFactory;
import org.apache.flink.kubernetes.kubeclient.parameters.KubernetesJobManagerParameters;
import org.apache.flink.kubernetes.kubeclient.parameters.KubernetesTaskManagerParameters;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.api.model.Container;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.api.model.Pod;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.api.model.PodBuilder;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.client.utils.Serialization;
import org.apache.flink.kubernetes.utils.Constants;
import org.apache.flink.kubernetes.utils.KubernetesUtils;
import org.apache.flink.runtime.clusterframework.ContaineredTaskManagerParameters;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;

/** What Flink makes of a FlinkDeployment on a cluster, by Flink's own code. */
final class FlinkPods {

    private static final String MAIN = "flink-main-container";

    private final Tree deployment;
    private final Configuration configuration;

    FlinkPods(Tree deployment) {
        this.deployment = deployment;
        this.configuration = configuration(deployment);
    }

    /** The settings that the operator hands to Flink: those of the file, and what the spec says. */
    static Configuration configuration(Tree deployment) {
        Configuration settings = Configuration.fromMap(deployment.map("spec.flinkConfiguration"));
        settings.set(KubernetesConfigOptions.CLUSTER_ID, deployment.text("metadata.name"));
        settings.set(KubernetesConfigOptions.NAMESPACE, deployment.text("metadata.namespace"));
        settings.set(KubernetesConfigOptions.CONTAINER_IMAGE, deployment.text("spec.image"));
        settings.set(
                KubernetesConfigOptions.KUBERNETES_SERVICE_ACCOUNT,
                deployment.text("spec.serviceAccount"));
        settings.set(
                KubernetesConfigOptions.KUBERNETES_JOBMANAGER_REPLICAS,
                deployment.at("spec.jobManager.replicas").number());
        settings.set(
                KubernetesConfigOptions.JOB_MANAGER_CPU,
                Double.parseDouble(deployment.text("spec.jobManager.resource.cpu")));
        settings.set(
                KubernetesConfigOptions.TASK_MANAGER_CPU,
                Double.parseDouble(deployment.text("spec.taskManager.resource.cpu")));
        settings.set(
                JobManagerOptions.TOTAL_PROCESS_MEMORY,
                MemorySize.parse(deployment.text("spec.jobManager.resource.memory")));
        settings.set(
                TaskManagerOptions.TOTAL_PROCESS_MEMORY,
                MemorySize.parse(deployment.text("spec.taskManager.resource.memory")));
        settings.set(
                CoreOptions.DEFAULT_PARALLELISM, deployment.at("spec.job.parallelism").number());
        settings.set(DeploymentOptions.TARGET, KubernetesDeploymentTarget.APPLICATION.getName());
        settings.set(PipelineOptions.JARS, List.of(deployment.text("spec.job.jarURI")));
        settings.set(ApplicationConfiguration.APPLICATION_ARGS, deployment.texts("spec.job.args"));
        settings.set(DeploymentOptionsInternal.CONF_DIR, "no-such-folder");
        port(settings, BlobServerOptions.PORT, Constants.BLOB_SERVER_PORT);
        port(settings, TaskManagerOptions.RPC_PORT, Constants.TASK_MANAGER_RPC_PORT);
        return settings;
    }

    /** What may be any port on bare machines is a fixed one in pods. */
    private static void port(Configuration settings, ConfigOption<String> option, int port) {
        KubernetesUtils.checkAndUpdatePortConfigOption(settings, option, port);
    }

    /** The Deployment of the JobManager. */
    Tree jobManager() throws IOException {
        ClusterSpecification size =
                new ClusterSpecification.ClusterSpecificationBuilder()
                        .setMasterMemoryMB(
                                configuration
                                        .get(JobManagerOptions.TOTAL_PROCESS_MEMORY)
                                        .getMebiBytes())
                        .createClusterSpecification();
        return tree(
                Serialization.asYaml(
                        KubernetesJobManagerFactory.buildKubernetesJobManagerSpecification(
                                        template(),
                                        new KubernetesJobManagerParameters(configuration, size))
                                .getDeployment()));
    }

    /** One of the TaskManagers' pods. */
    Tree taskManager() {
        TaskExecutorProcessSpec size =
                TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        return tree(
                Serialization.asYaml(
                        KubernetesTaskManagerFactory.buildTaskManagerKubernetesPod(
                                        template(),
                                        new KubernetesTaskManagerParameters(
                                                configuration,
                                                "weir-job-taskmanager-1-1",
                                                "",
                                                "",
                                                ContaineredTaskManagerParameters.create(
                                                        configuration, size),
                                                Map.of(),
                                                Set.of()))
                                .getInternalResource()));
    }

    private FlinkPod template() {
        String json = Serialization.asJson(deployment.at("spec.podTemplate").value());
        Pod pod = Serialization.unmarshal(json, Pod.class);
        Container main =
                pod.getSpec().getContainers().stream()
                        .filter(container -> container.getName().equals(MAIN))
                        .findFirst()
                        .orElseThrow();
        pod.getSpec().getContainers().remove(main);
        return new FlinkPod(new PodBuilder(pod).build(), main);
    }

    private static Tree tree(String yaml) {
        return Manifest.parse(yaml).objects().get(0);
    }
}
