package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** {@code AWS::DynamoDB::Table}; backups and encryption stand in the template only. */
final class TableType implements ResourceType {

    private final DynamoDbAsyncClient dynamoDb;

    TableType(SandboxClients clients) {
        this.dynamoDb = clients.client(DynamoDbAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::DynamoDB::Table";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("TableName", request.pickedName(255));
        await(this.dynamoDb.createTable(SdkShapes.fill(CreateTableRequest.builder(), properties.tree())
                .tableName(name)
                .build()));
        Properties expiry = properties.member("TimeToLiveSpecification");
        if (expiry.flag("Enabled")) {
            await(this.dynamoDb.updateTimeToLive((call) -> call.tableName(name)
                    .timeToLiveSpecification(
                            (time) -> time.enabled(true).attributeName(expiry.text("AttributeName")))));
        }
        return Physical.of(name);
    }

    @Override
    public Physical settle(Physical created) {
        TableDescription table = Patience.until(
                "table " + created.id(),
                () -> find(created.id()).filter((found) -> found.tableStatus() == TableStatus.ACTIVE));
        Map<String, String> attributes = new HashMap<>();
        attributes.put("Arn", table.tableArn());
        if (table.latestStreamArn() != null) {
            attributes.put("StreamArn", table.latestStreamArn());
        }
        return new Physical(created.id(), attributes);
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(find(id).isPresent());
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.dynamoDb.deleteTable((call) -> call.tableName(removal.id())));
        Patience.until(
                "the end of table " + removal.id(),
                () -> find(removal.id()).isPresent() ? Optional.empty() : Optional.of(true));
    }

    private Optional<TableDescription> find(String name) {
        try {
            return Optional.of(await(this.dynamoDb.describeTable((call) -> call.tableName(name)))
                    .table());
        } catch (ResourceNotFoundException ex) {
            return Optional.empty();
        }
    }
}
