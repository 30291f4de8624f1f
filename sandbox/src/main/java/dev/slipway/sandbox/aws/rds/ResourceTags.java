package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.QueryInput;
import java.util.Map;
import java.util.TreeMap;

/** The tags of instances and subnet groups, which are named by their ARN. */
final class ResourceTags {

    private static final String SUBNET_GROUP = ":subgrp:";

    private final Instances instances;
    private final SubnetGroups subnetGroups;

    ResourceTags(Instances instances, SubnetGroups subnetGroups) {
        this.instances = instances;
        this.subnetGroups = subnetGroups;
    }

    Map<String, ?> list(QueryInput input) {
        String arn = input.required("ResourceName");
        return Map.of(
                "TagList",
                RdsAnswers.tags(
                        arn.contains(SUBNET_GROUP)
                                ? this.subnetGroups.require(name(arn)).tags()
                                : this.instances.require(name(arn)).tags()));
    }

    Map<String, ?> add(QueryInput input) {
        String arn = input.required("ResourceName");
        Map<String, String> added = input.pairs("Tags", "Tag", "Key", "Value");
        if (arn.contains(SUBNET_GROUP)) {
            SubnetGroup group = this.subnetGroups.require(name(arn));
            this.subnetGroups.put(group.withTags(merged(group.tags(), added)));
        } else {
            DbInstance instance = this.instances.require(name(arn));
            this.instances.put(instance.withTags(merged(instance.tags(), added)));
        }
        return Map.of();
    }

    private static Map<String, String> merged(Map<String, String> tags, Map<String, String> added) {
        Map<String, String> merged = new TreeMap<>(tags);
        merged.putAll(added);
        return merged;
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
