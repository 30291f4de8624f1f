package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceTypes;
import dev.slipway.sandbox.aws.cloudformation.template.Template;
import dev.slipway.sandbox.aws.cloudformation.template.TemplateError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * CloudFormation. Resources are made through the other services behind the front door, as many at a time as their
 * dependencies allow; what was under way when the sandbox ended is gone on with by {@link #resume()}.
 *
 * <p>There are no change sets, nested stacks, exports, transforms or stack policies, and a service role is kept but not
 * assumed.
 */
public final class CloudFormation implements AwsService, AutoCloseable {

    private static final Paging PAGES = Paging.byNextToken(100);

    private final StackStore store;
    private final StackOperations operations;
    private final StackRequests requests;
    private final QueryProtocol protocol = new QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/");

    /**
     * @param folder where stacks are kept
     * @param clients clients of the services that make the resources
     */
    public CloudFormation(Path folder, SandboxClients clients) {
        ResourceTypes types = ResourceTypes.using(clients);
        this.store = new StackStore(folder);
        this.operations = new StackOperations(clients, types);
        this.requests = new StackRequests(types);
        add("CreateStack", this::create);
        add("UpdateStack", this::update);
        add("DeleteStack", this::delete);
        add("DescribeStacks", this::describe);
        add("ListStacks", this::list);
        add("DescribeStackEvents", this::events);
        add("DescribeStackResources", this::resources);
        add("DescribeStackResource", this::resource);
        add("ListStackResources", this::resourceSummaries);
        add("DetectStackResourceDrift", (input) -> drift(input, types));
        add(
                "GetTemplate",
                (input) -> Map.of("TemplateBody", require(input).input().template()));
        add("ValidateTemplate", this::validate);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("cloudformation");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    /** Goes on with the operations that the last end of the sandbox interrupted; call when all services are there. */
    public void resume() {
        this.store.all().stream().filter((stack) -> stack.now().isInProgress()).forEach(this.operations::resume);
    }

    @Override
    public void close() {
        this.operations.close();
    }

    private synchronized Map<String, ?> create(QueryInput input) {
        String name = StackRequests.name(input);
        String token = input.text("ClientRequestToken");
        Optional<StackRecord> known = this.store.find(name).map(LiveStack::now);
        if (known.isPresent()) {
            return repeated(known.get(), token);
        }
        StackInput asked = this.requests.creation(input);
        String id = Arns.of("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
        LiveStack stack = this.store.add(StackRecord.planned(id, name, asked, token));
        stack.status("CREATE_IN_PROGRESS", "User Initiated");
        this.operations.create(stack);
        return Map.of("StackId", id);
    }

    private static Map<String, ?> repeated(StackRecord known, @Nullable String token) {
        boolean sameCall =
                token != null && known.events().stream().limit(1).anyMatch((event) -> token.equals(event.token()));
        if (!sameCall) {
            throw AwsError.of("AlreadyExistsException", "Stack [%s] already exists".formatted(known.name()));
        }
        return Map.of("StackId", known.id());
    }

    private synchronized Map<String, ?> update(QueryInput input) {
        String name = input.required("StackName");
        LiveStack stack = this.store
                .find(name)
                .filter((found) -> !found.now().isDeleted())
                .orElseThrow(() -> TemplateError.of("Stack [%s] does not exist", name));
        StackRecord now = stack.now();
        String token = input.text("ClientRequestToken");
        if (now.wasUpdatedWith(token)) {
            return Map.of("StackId", now.id());
        }
        if (now.isInProgress()
                || !now.status().endsWith("_COMPLETE")
                || now.status().equals("ROLLBACK_COMPLETE")) {
            throw TemplateError.of("Stack:%s is in %s state and can not be updated.", now.id(), now.status());
        }
        StackInput asked = this.requests.update(input, now.input());
        if (asked.template().equals(now.input().template())
                && asked.parameters().equals(now.input().parameters())
                && asked.tags().equals(now.input().tags())) {
            throw TemplateError.of("No updates are to be performed.");
        }
        stack.change((record) -> record.withInput(asked, now.input(), token));
        stack.status("UPDATE_IN_PROGRESS", "User Initiated");
        this.operations.update(stack);
        return Map.of("StackId", now.id());
    }

    private synchronized Map<String, ?> delete(QueryInput input) {
        this.store
                .find(input.required("StackName"))
                .filter((stack) ->
                        !stack.now().isDeleted() && !stack.now().status().equals("DELETE_IN_PROGRESS"))
                .ifPresent((stack) -> {
                    stack.change((record) ->
                            record.withInput(record.input(), record.previous(), input.text("ClientRequestToken")));
                    stack.status("DELETE_IN_PROGRESS", "User Initiated");
                    this.operations.delete(stack);
                });
        return Map.of();
    }

    private Map<String, ?> describe(QueryInput input) {
        String name = input.text("StackName");
        if (name != null) {
            StackRecord stack = this.store
                    .find(name)
                    .map(LiveStack::now)
                    .orElseThrow(() -> TemplateError.of("Stack with id %s does not exist", name));
            return Map.of("Stacks", List.of(StackAnswers.stack(stack)));
        }
        return PAGES.page(
                input,
                "ValidationError",
                "Stacks",
                this.store.all().stream()
                        .map(LiveStack::now)
                        .filter((stack) -> !stack.isDeleted())
                        .map(StackAnswers::stack)
                        .toList());
    }

    private Map<String, ?> list(QueryInput input) {
        List<String> wanted = input.texts("StackStatusFilter");
        return PAGES.page(
                input,
                "ValidationError",
                "StackSummaries",
                this.store.all().stream()
                        .map(LiveStack::now)
                        .filter((stack) -> wanted.isEmpty() || wanted.contains(stack.status()))
                        .map(StackAnswers::summary)
                        .toList());
    }

    private Map<String, ?> events(QueryInput input) {
        return PAGES.page(input, "ValidationError", "StackEvents", StackAnswers.events(require(input)));
    }

    private Map<String, ?> resources(QueryInput input) {
        return Map.of("StackResources", StackAnswers.resources(require(input), "Timestamp"));
    }

    private Map<String, ?> resourceSummaries(QueryInput input) {
        return Map.of("StackResourceSummaries", StackAnswers.resources(require(input), "LastUpdatedTimestamp"));
    }

    private Map<String, ?> resource(QueryInput input) {
        StackRecord stack = require(input);
        return Map.of("StackResourceDetail", StackAnswers.resource(stack, named(stack, input), "LastUpdatedTimestamp"));
    }

    /** Whether a resource is still there; what was changed in it past the stack is not seen. */
    private Map<String, ?> drift(QueryInput input, ResourceTypes types) {
        StackRecord stack = require(input);
        ResourceRecord resource = named(stack, input);
        boolean there = types.require(resource.type())
                .isThere(String.valueOf(resource.physicalId()))
                .orElseThrow(() ->
                        TemplateError.of("Resource type %s is not supported for drift detection.", resource.type()));
        return Map.of("StackResourceDrift", StackAnswers.drift(stack, resource, there ? "IN_SYNC" : "DELETED"));
    }

    private static ResourceRecord named(StackRecord stack, QueryInput input) {
        String logicalId = input.required("LogicalResourceId");
        return Optional.ofNullable(stack.resources().get(logicalId))
                .orElseThrow(
                        () -> TemplateError.of("Resource %s does not exist for stack %s", logicalId, stack.name()));
    }

    private Map<String, ?> validate(QueryInput input) {
        Template template = this.requests.template(StackRequests.body(input));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "Parameters",
                template.parameters().values().stream()
                        .map(StackAnswers::declared)
                        .toList());
        answer.put("Description", template.description());
        answer.put("Capabilities", template.capabilities());
        if (!template.capabilities().isEmpty()) {
            answer.put(
                    "CapabilitiesReason",
                    "The following resource(s) require capabilities: " + template.typesThatNeedCapabilities());
        }
        return answer;
    }

    private StackRecord require(QueryInput input) {
        String name = input.required("StackName");
        return this.store
                .find(name)
                .map(LiveStack::now)
                .orElseThrow(() -> TemplateError.of("Stack [%s] does not exist", name));
    }

    private void add(String action, Function<QueryInput, Map<String, ?>> operation) {
        this.protocol.operation(action, (fields) -> operation.apply(QueryInput.of(fields)));
    }
}
