package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clusters and the API on them. */
final class Clusters {

    private final Documents<Cluster> stored;

    Clusters(Path folder) {
        this.stored = Documents.open(folder.resolve("clusters"), Cluster.class);
    }

    /** Returns the name of the cluster that the input means; {@code default} where it says nothing. */
    String nameIn(JsonInput input) {
        String name = EcsArns.nameOf(input.text("cluster", "default"));
        if (this.stored.find(name).isEmpty()) {
            throw AwsError.of("ClusterNotFoundException", "Cluster not found.");
        }
        return name;
    }

    Object create(JsonInput input) {
        String name = input.text("clusterName", "default");
        if (!name.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "Cluster name '%s' must have up to 255 letters, digits, underscores and hyphens.".formatted(name));
        }
        return Map.of("cluster", describe(create(name, input.pairs("tags", "key", "value"))));
    }

    /** Creates a cluster unless it is there. */
    synchronized Cluster create(String name, Map<String, String> tags) {
        return this.stored.find(name).orElseGet(() -> {
            Cluster cluster = new Cluster(name, tags);
            this.stored.put(name, cluster);
            return cluster;
        });
    }

    Object describe(JsonInput input) {
        List<Object> found = new ArrayList<>();
        List<Object> failures = new ArrayList<>();
        for (String name : input.has("clusters") ? input.texts("clusters") : List.of("default")) {
            this.stored
                    .find(EcsArns.nameOf(name))
                    .ifPresentOrElse(
                            (cluster) -> found.add(describe(cluster)),
                            () -> failures.add(EcsAnswers.failure(EcsArns.cluster(EcsArns.nameOf(name)))));
        }
        return Map.of("clusters", found, "failures", failures);
    }

    Object list(JsonInput input) {
        return Paging.by(100)
                .page(
                        input,
                        "clusterArns",
                        this.stored.all().stream()
                                .map((cluster) -> EcsArns.cluster(cluster.name()))
                                .toList());
    }

    Object delete(String name) {
        Cluster cluster = this.stored.find(name).orElseThrow();
        this.stored.remove(name);
        return Map.of("cluster", describe(cluster, "INACTIVE"));
    }

    private static Map<String, Object> describe(Cluster cluster) {
        return describe(cluster, "ACTIVE");
    }

    private static Map<String, Object> describe(Cluster cluster, String status) {
        return Map.of(
                "clusterArn", EcsArns.cluster(cluster.name()),
                "clusterName", cluster.name(),
                "status", status,
                "tags", EcsAnswers.tags(cluster.tags()));
    }

    record Cluster(String name, Map<String, String> tags) {

        Cluster {
            tags = Map.copyOf(tags);
        }
    }
}
