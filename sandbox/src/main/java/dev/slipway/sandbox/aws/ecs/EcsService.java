package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.aws.Paging;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** ECS's API: which operation is answered where. */
final class EcsService implements AwsService {

    private final JsonProtocol protocol = new JsonProtocol("1.1");
    private final TaskDefinitions definitions;
    private final Services services;

    EcsService(
            Clusters clusters,
            TaskDefinitions definitions,
            Services services,
            ServiceOperations serviceOperations,
            TaskOperations taskOperations) {
        this.definitions = definitions;
        this.services = services;
        on("CreateCluster", clusters::create);
        on("DescribeClusters", clusters::describe);
        on("ListClusters", clusters::list);
        on("DeleteCluster", serviceOperations::deleteCluster);
        on("RegisterTaskDefinition", this::register);
        on("DescribeTaskDefinition", (input) -> describe(definitions.get(input.required("taskDefinition"))));
        on(
                "DeregisterTaskDefinition",
                (input) -> Map.of(
                        "taskDefinition",
                        EcsAnswers.taskDefinition(definitions.deregister(input.required("taskDefinition")))));
        on("ListTaskDefinitions", this::listDefinitions);
        on("CreateService", serviceOperations::create);
        on("UpdateService", serviceOperations::update);
        on("DeleteService", serviceOperations::delete);
        on("DescribeServices", serviceOperations::describe);
        on("ListServices", serviceOperations::list);
        on("RunTask", taskOperations::run);
        on("StopTask", taskOperations::stop);
        on("DescribeTasks", taskOperations::describe);
        on("ListTasks", taskOperations::list);
        on("TagResource", this::tag);
        on("UntagResource", this::untag);
        on(
                "ListTagsForResource",
                (input) -> Map.of("tags", EcsAnswers.tags(serviceIn(input).tags())));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("ecs");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private void on(String operation, Function<JsonInput, Object> handler) {
        this.protocol.operation(operation, (tree) -> handler.apply(new JsonInput(tree, "InvalidParameterException")));
    }

    private Object register(JsonInput input) {
        return describe(this.definitions.register(input.tree()));
    }

    private static Object describe(TaskDefinition definition) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("taskDefinition", EcsAnswers.taskDefinition(definition));
        output.put("tags", EcsAnswers.tags(definition.tags()));
        return output;
    }

    private Object listDefinitions(JsonInput input) {
        String family = input.text("familyPrefix");
        boolean active = input.text("status", "ACTIVE").equals("ACTIVE");
        List<String> arns = this.definitions.all().stream()
                .filter((definition) ->
                        (family == null || definition.family().equals(family)) && definition.active() == active)
                .map(TaskDefinition::arn)
                .toList();
        return Paging.by(100).page(input, "taskDefinitionArns", arns);
    }

    private Object tag(JsonInput input) {
        return change(input, (tags) -> {
            Map<String, String> more = new HashMap<>(tags);
            more.putAll(input.pairs("tags", "key", "value"));
            return more;
        });
    }

    private Object untag(JsonInput input) {
        return change(input, (tags) -> {
            Map<String, String> fewer = new HashMap<>(tags);
            input.texts("tagKeys").forEach(fewer::remove);
            return fewer;
        });
    }

    private Object change(JsonInput input, UnaryOperator<Map<String, String>> change) {
        StoredService service = serviceIn(input);
        this.services.change(
                service.cluster(), service.name(), (newest) -> newest.withTags(change.apply(newest.tags())));
        return Map.of();
    }

    private StoredService serviceIn(JsonInput input) {
        String arn = input.required("resourceArn");
        return this.services.all().stream()
                .filter((service) -> service.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> AwsError.of(
                        "ResourceNotFoundException", "The specified resource %s was not found.".formatted(arn)));
    }
}
