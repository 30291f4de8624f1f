package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryList;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The subnet groups and the operations on them. */
final class SubnetGroups {

    private final Documents<SubnetGroup> groups;

    SubnetGroups(Path folder) {
        this.groups = Documents.open(folder, SubnetGroup.class);
    }

    Optional<SubnetGroup> find(String name) {
        return this.groups.find(name.toLowerCase(Locale.ROOT));
    }

    SubnetGroup require(String name) {
        return find(name)
                .orElseThrow(() -> new AwsError(
                        404, "DBSubnetGroupNotFoundFault", "DB subnet group '%s' does not exist.".formatted(name)));
    }

    void put(SubnetGroup group) {
        this.groups.put(group.name(), group);
    }

    Map<String, ?> create(QueryInput input) {
        String name = input.required("DBSubnetGroupName").toLowerCase(Locale.ROOT);
        if (find(name).isPresent()) {
            throw AwsError.of("DBSubnetGroupAlreadyExists", "The DB subnet group '%s' already exists.".formatted(name));
        }
        List<String> subnets = input.texts("SubnetIds", "SubnetIdentifier");
        if (subnets.size() < 2) {
            throw AwsError.of(
                    "DBSubnetGroupDoesNotCoverEnoughAZs",
                    "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: %d. Add subnets to cover at least 2 AZs."
                            .formatted(subnets.size()));
        }
        SubnetGroup group = new SubnetGroup(
                name, input.required("DBSubnetGroupDescription"), subnets, input.pairs("Tags", "Tag", "Key", "Value"));
        put(group);
        return Map.of("DBSubnetGroup", RdsAnswers.subnetGroup(group));
    }

    Map<String, ?> describe(QueryInput input) {
        String name = input.text("DBSubnetGroupName");
        List<SubnetGroup> found = name == null ? this.groups.all() : List.of(require(name));
        return Map.of(
                "DBSubnetGroups",
                new QueryList(
                        "DBSubnetGroup",
                        found.stream().map(RdsAnswers::subnetGroup).toList()));
    }

    /** Deletes a group that no instance is in. */
    Map<String, ?> delete(QueryInput input, List<DbInstance> instances) {
        SubnetGroup group = require(input.required("DBSubnetGroupName"));
        boolean used = instances.stream()
                .anyMatch((instance) -> group.name().equalsIgnoreCase(String.valueOf(instance.subnetGroup())));
        if (used) {
            throw AwsError.of(
                    "InvalidDBSubnetGroupStateFault",
                    "Cannot delete the subnet group '%s' because at least one database instance is still using it."
                            .formatted(group.name()));
        }
        this.groups.remove(group.name());
        return Map.of();
    }
}
