package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.QueryList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of RDS's answers. */
final class RdsAnswers {

    private static final Map<String, String> DEFAULTS = Map.of(
            "AllocatedStorage", "20",
            "BackupRetentionPeriod", "1",
            "MultiAZ", "false",
            "EngineVersion", "18.6",
            "StorageType", "gp3",
            "StorageEncrypted", "false",
            "PubliclyAccessible", "false",
            "AutoMinorVersionUpgrade", "true",
            "CopyTagsToSnapshot", "false");

    private RdsAnswers() {}

    static Map<String, Object> instance(DbInstance instance, @Nullable SubnetGroup subnets) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("DBInstanceIdentifier", instance.id());
        answer.put("DBInstanceClass", instance.settings().get("DBInstanceClass"));
        answer.put("Engine", "postgres");
        answer.put("DBInstanceStatus", instance.status());
        answer.put("MasterUsername", instance.user());
        answer.put("DBName", instance.database());
        if (!instance.status().equals(DbInstance.CREATING)) {
            answer.put("Endpoint", endpoint(instance));
        }
        DEFAULTS.forEach(
                (name, otherwise) -> answer.put(name, instance.settings().getOrDefault(name, otherwise)));
        answer.put("InstanceCreateTime", instance.createdAt());
        answer.put("DbiResourceId", instance.resourceId());
        answer.put("DBInstanceArn", instance.arn());
        answer.put("DeletionProtection", instance.protectedFromDeletion());
        if (subnets != null) {
            answer.put("DBSubnetGroup", subnetGroup(subnets));
        }
        if (instance.secretArn() != null) {
            answer.put("MasterUserSecret", Map.of("SecretArn", instance.secretArn(), "SecretStatus", "active"));
        }
        answer.put("TagList", tags(instance.tags()));
        return answer;
    }

    static Map<String, Object> subnetGroup(SubnetGroup group) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("DBSubnetGroupName", group.name());
        answer.put("DBSubnetGroupDescription", group.description());
        answer.put("VpcId", "vpc-sandbox");
        answer.put("SubnetGroupStatus", "Complete");
        answer.put(
                "Subnets",
                new QueryList(
                        "Subnet",
                        group.subnets().stream()
                                .map((subnet) -> Map.of("SubnetIdentifier", subnet, "SubnetStatus", "Active"))
                                .toList()));
        answer.put("DBSubnetGroupArn", Arns.of("rds", "subgrp:" + group.name()));
        return answer;
    }

    static Map<String, Object> snapshot(Snapshot snapshot) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("DBSnapshotIdentifier", snapshot.id());
        answer.put("DBInstanceIdentifier", snapshot.instance().id());
        answer.put("SnapshotCreateTime", snapshot.takenAt());
        answer.put("Engine", "postgres");
        answer.put("Status", "available");
        answer.put("SnapshotType", "manual");
        answer.put("MasterUsername", snapshot.instance().user());
        answer.put("DBSnapshotArn", Arns.of("rds", "snapshot:" + snapshot.id()));
        answer.put("DbiResourceId", snapshot.instance().resourceId());
        return answer;
    }

    static QueryList tags(Map<String, String> tags) {
        List<Map<String, String>> list = tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
        return new QueryList("Tag", list);
    }

    private static Map<String, Object> endpoint(DbInstance instance) {
        return Map.of("Address", "127.0.0.1", "Port", instance.port(), "HostedZoneId", "Z1RLNUO7B9Q6NB");
    }
}
