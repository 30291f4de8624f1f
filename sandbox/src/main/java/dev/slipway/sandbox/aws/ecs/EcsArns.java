package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.Arns;

/** The ARNs of ECS, and the names in them; every operation takes both. */
final class EcsArns {

    private EcsArns() {}

    static String cluster(String name) {
        return Arns.of("ecs", "cluster/" + name);
    }

    static String service(String cluster, String name) {
        return Arns.of("ecs", "service/%s/%s".formatted(cluster, name));
    }

    static String task(String cluster, String id) {
        return Arns.of("ecs", "task/%s/%s".formatted(cluster, id));
    }

    static String taskDefinition(String family, int revision) {
        return Arns.of("ecs", "task-definition/%s:%d".formatted(family, revision));
    }

    /** Returns the last part of an ARN, or the name itself. */
    static String nameOf(String arnOrName) {
        return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
    }
}
