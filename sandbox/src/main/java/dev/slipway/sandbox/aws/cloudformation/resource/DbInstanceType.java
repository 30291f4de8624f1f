package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** {@code AWS::RDS::DBInstance}; usable once it is available. */
final class DbInstanceType implements ResourceType {

    private static final List<String> FIXED = List.of(
            "DBInstanceIdentifier",
            "DBName",
            "DBSubnetGroupName",
            "Engine",
            "MasterUsername",
            "Port",
            "StorageEncrypted");

    private final RdsAsyncClient rds;

    DbInstanceType(SandboxClients clients) {
        this.rds = clients.client(RdsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::RDS::DBInstance";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String id = properties.text("DBInstanceIdentifier", request.pickedLowerCaseName(63));
        await(this.rds.createDBInstance(SdkShapes.fill(CreateDbInstanceRequest.builder(), properties.tree())
                .dbInstanceIdentifier(id)
                .vpcSecurityGroupIds(properties.texts("VPCSecurityGroups"))
                .build()));
        return Physical.of(id);
    }

    @Override
    public Physical settle(Physical created) {
        DBInstance database = Patience.until(
                "database " + created.id(),
                () -> find(created.id())
                        .filter((found) -> found.dbInstanceStatus().equals("available")));
        Map<String, String> attributes = new HashMap<>();
        attributes.put("Endpoint.Address", database.endpoint().address());
        attributes.put("Endpoint.Port", String.valueOf(database.endpoint().port()));
        attributes.put("DBInstanceArn", database.dbInstanceArn());
        attributes.put("DbiResourceId", database.dbiResourceId());
        if (database.masterUserSecret() != null) {
            attributes.put(
                    "MasterUserSecret.SecretArn", database.masterUserSecret().secretArn());
        }
        return new Physical(created.id(), attributes);
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean inPlace = FIXED.stream()
                .allMatch((name) -> before.properties()
                        .text(name, "")
                        .equals(after.properties().text(name, "")));
        if (!inPlace) {
            return Optional.empty();
        }
        await(this.rds.modifyDBInstance(SdkShapes.fill(
                        ModifyDbInstanceRequest.builder(), after.properties().tree())
                .dbInstanceIdentifier(existing.id())
                .dbSubnetGroupName(null)
                .applyImmediately(true)
                .build()));
        return Optional.of(existing);
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.rds.addTagsToResource((call) -> call.resourceName(Arns.of("rds", "db:" + id))
                .tags(TagShapes.of(
                        tags,
                        (key, value) -> Tag.builder().key(key).value(value).build()))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.rds.deleteDBInstance(DeleteDbInstanceRequest.builder()
                .dbInstanceIdentifier(removal.id())
                .skipFinalSnapshot(removal.snapshot() == null)
                .finalDBSnapshotIdentifier(removal.snapshot())
                .build()));
        Patience.until(
                "the end of database " + removal.id(),
                () -> find(removal.id()).isPresent() ? Optional.empty() : Optional.of(true));
    }

    private Optional<DBInstance> find(String id) {
        try {
            return await(this.rds.describeDBInstances((call) -> call.dbInstanceIdentifier(id))).dbInstances().stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException ex) {
            return Optional.empty();
        }
    }
}
