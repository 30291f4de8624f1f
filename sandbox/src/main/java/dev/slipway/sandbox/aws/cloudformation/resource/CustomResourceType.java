package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Custom::…}: asks the function that {@code ServiceToken} names, and waits for what it puts to the address in the
 * request.
 */
final class CustomResourceType implements ResourceType, AutoCloseable {

    static final String PREFIX = "Custom::";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LambdaAsyncClient lambda;
    private final CustomResourceAnswers answers = new CustomResourceAnswers();

    CustomResourceType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return PREFIX;
    }

    @Override
    public Physical create(ResourceRequest request) {
        return physical(ask("Create", request.properties(), request, null));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        return Optional.of(physical(ask("Update", after.properties(), after, existing.id())));
    }

    @Override
    public void delete(Removal removal) {
        ask("Delete", removal.properties(), removal.request(), removal.id());
    }

    @Override
    public void close() {
        this.answers.close();
    }

    private JsonNode ask(String type, Properties properties, ResourceRequest request, @Nullable String physicalId) {
        URI address = this.answers.open();
        ObjectNode event = JSON.createObjectNode()
                .put("RequestType", type)
                .put("ResponseURL", address.toString())
                .put("StackId", request.stackId())
                .put("RequestId", UUID.randomUUID().toString())
                .put("ResourceType", PREFIX)
                .put("LogicalResourceId", request.logicalId());
        if (physicalId != null) {
            event.put("PhysicalResourceId", physicalId);
        }
        event.set("ResourceProperties", properties.tree());
        await(this.lambda.invoke((call) -> call.functionName(properties.text("ServiceToken"))
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(event.toString()))));
        JsonNode answer = this.answers.await(address, PATIENCE);
        if (!answer.path("Status").asString("").equals("SUCCESS")) {
            throw new IllegalArgumentException(
                    "Received response status [FAILED] from custom resource. Message returned: "
                            + answer.path("Reason").asString("none"));
        }
        return answer;
    }

    private static Physical physical(JsonNode answer) {
        Map<String, String> attributes = new HashMap<>();
        answer.path("Data").forEachEntry((name, value) -> attributes.put(name, value.asString()));
        return new Physical(answer.path("PhysicalResourceId").asString(), attributes);
    }
}
