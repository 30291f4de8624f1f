package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** {@code AWS::RDS::DBSubnetGroup}. */
final class DbSubnetGroupType implements ResourceType {

    private final RdsAsyncClient rds;

    DbSubnetGroupType(SandboxClients clients) {
        this.rds = clients.client(RdsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::RDS::DBSubnetGroup";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String name = request.properties().text("DBSubnetGroupName", request.pickedLowerCaseName(255));
        await(this.rds.createDBSubnetGroup(SdkShapes.fill(
                        CreateDbSubnetGroupRequest.builder(),
                        request.properties().tree())
                .dbSubnetGroupName(name)
                .build()));
        return Physical.of(name);
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.rds.addTagsToResource((call) -> call.resourceName(Arns.of("rds", "subgrp:" + id))
                .tags(TagShapes.of(
                        tags,
                        (key, value) -> Tag.builder().key(key).value(value).build()))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.rds.deleteDBSubnetGroup((call) -> call.dbSubnetGroupName(removal.id())));
    }
}
