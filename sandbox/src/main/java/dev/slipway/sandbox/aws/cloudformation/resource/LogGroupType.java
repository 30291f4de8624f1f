package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;

/** {@code AWS::Logs::LogGroup}. */
final class LogGroupType implements ResourceType {

    private final CloudWatchLogsAsyncClient logs;

    LogGroupType(SandboxClients clients) {
        this.logs = clients.client(CloudWatchLogsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String name = request.properties().text("LogGroupName", request.pickedName(512));
        Map<String, String> tags = request.properties().tags();
        // Logs refuses an empty map of tags.
        await(this.logs.createLogGroup((call) -> call.logGroupName(name).tags(tags.isEmpty() ? null : tags)));
        keepFor(name, request.properties());
        return new Physical(name, Map.of("Arn", Arns.of("logs", "log-group:" + name + ":*")));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        if (!after.properties().text("LogGroupName", existing.id()).equals(existing.id())) {
            return Optional.empty();
        }
        keepFor(existing.id(), after.properties());
        return Optional.of(existing);
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(Absent.answers(() -> this.logs.describeLogStreams((call) -> call.logGroupName(id))));
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.logs.tagResource(
                (call) -> call.resourceArn(Arns.of("logs", "log-group:" + id)).tags(tags)));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.logs.deleteLogGroup((call) -> call.logGroupName(removal.id())));
    }

    private void keepFor(String name, Properties properties) {
        Integer days = properties.number("RetentionInDays");
        if (days != null) {
            await(this.logs.putRetentionPolicy((call) -> call.logGroupName(name).retentionInDays(days)));
        }
    }
}
