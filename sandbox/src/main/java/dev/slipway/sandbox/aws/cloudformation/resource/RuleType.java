package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Events::Rule} with its targets. */
final class RuleType implements ResourceType {

    private final EventBridgeAsyncClient events;

    RuleType(SandboxClients clients) {
        this.events = clients.client(EventBridgeAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Events::Rule";
    }

    @Override
    public Physical create(ResourceRequest request) {
        return put(request.properties().text("Name", request.pickedName(64)), request.properties());
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean sameName = after.properties().text("Name", existing.id()).equals(existing.id());
        if (!sameName) {
            return Optional.empty();
        }
        removeTargets(existing.id(), before.properties());
        return Optional.of(put(existing.id(), after.properties()));
    }

    @Override
    public void delete(Removal removal) {
        removeTargets(removal.id(), removal.properties());
        Absent.isFine(() -> this.events.deleteRule((call) ->
                call.name(removal.id()).eventBusName(removal.properties().text("EventBusName"))));
    }

    private Physical put(String name, Properties properties) {
        String arn = await(this.events.putRule(SdkShapes.fill(PutRuleRequest.builder(), properties.tree())
                        .name(name)
                        .eventPattern(properties.json("EventPattern"))
                        .build()))
                .ruleArn();
        if (properties.has("Targets")) {
            ObjectNode targets = JsonNodeFactory.instance.objectNode();
            targets.set("Targets", properties.tree().get("Targets"));
            await(this.events.putTargets(SdkShapes.fill(PutTargetsRequest.builder(), targets)
                    .rule(name)
                    .eventBusName(properties.text("EventBusName"))
                    .build()));
        }
        return new Physical(name, Map.of("Arn", arn));
    }

    private void removeTargets(String rule, Properties properties) {
        List<String> ids = properties.items("Targets").stream()
                .map((target) -> target.text("Id", ""))
                .toList();
        if (!ids.isEmpty()) {
            Absent.isFine(() -> this.events.removeTargets((call) -> call.rule(rule)
                    .eventBusName(properties.text("EventBusName"))
                    .ids(ids)));
        }
    }
}
