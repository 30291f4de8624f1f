package dev.slipway.sandbox.aws.autoscaling;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of Application Auto Scaling for ECS services. Targets and policies are kept; nothing here watches the CPU, so
 * the number of tasks stays what it is.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/application/APIReference/Welcome.html">API reference</a>
 */
public final class ApplicationAutoScaling implements AwsService {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DIMENSION = "ecs:service:DesiredCount";
    private static final String ROLE =
            "arn:aws:iam::%s:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"
                    .formatted(Arns.ACCOUNT);

    private final JsonProtocol protocol = new JsonProtocol("1.1");
    private final Documents<ScalableTarget> targets;
    private final Documents<ScalingPolicy> policies;
    private final Predicate<String> services;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param folder where targets and policies are kept
     * @param services says whether there is a service of an id {@code service/<cluster>/<service>}
     */
    public ApplicationAutoScaling(Path folder, Predicate<String> services) {
        this.targets = Documents.open(folder.resolve("targets"), ScalableTarget.class);
        this.policies = Documents.open(folder.resolve("policies"), ScalingPolicy.class);
        this.services = services;
        on("RegisterScalableTarget", this::register);
        on("DeregisterScalableTarget", this::deregister);
        on("DescribeScalableTargets", this::describeTargets);
        on("PutScalingPolicy", this::putPolicy);
        on("DeleteScalingPolicy", this::deletePolicy);
        on("DescribeScalingPolicies", this::describePolicies);
        on("DescribeScalingActivities", (input) -> Map.of("ScalingActivities", List.of()));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("application-autoscaling");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private void on(String operation, Function<JsonInput, Object> handler) {
        this.protocol.operation(operation, (tree) -> {
            JsonInput input = new JsonInput(tree, "ValidationException");
            if (!input.required("ServiceNamespace").equals("ecs")) {
                throw refused("The sandbox scales the service namespace 'ecs' only.");
            }
            return handler.apply(input);
        });
    }

    private synchronized Object register(JsonInput input) {
        String resource = resource(input);
        if (!this.services.test(resource)) {
            throw refused("ECS service doesn't exist: " + resource);
        }
        ScalableTarget known = this.targets.find(resource).orElse(null);
        if (known == null && (!input.has("MinCapacity") || !input.has("MaxCapacity"))) {
            throw refused("You must specify both MinCapacity and MaxCapacity to register a new scalable target.");
        }
        int min = input.number("MinCapacity", known == null ? 0 : known.min());
        int max = input.number("MaxCapacity", known == null ? 0 : known.max());
        if (min < 0 || min > max) {
            throw refused("Maximum capacity cannot be less than minimum capacity");
        }
        long createdAt = known == null ? this.clock.instant().getEpochSecond() : known.createdAt();
        this.targets.put(resource, new ScalableTarget(resource, DIMENSION, min, max, ROLE, createdAt));
        return Map.of("ScalableTargetARN", Arns.of("application-autoscaling", "scalable-target/" + resource));
    }

    private synchronized Object deregister(JsonInput input) {
        ScalableTarget target = target(input);
        this.policies.all().stream()
                .filter((policy) -> policy.resource().equals(target.resource()))
                .forEach((policy) -> this.policies.remove(key(policy.resource(), policy.name())));
        this.targets.remove(target.resource());
        return Map.of();
    }

    private Object describeTargets(JsonInput input) {
        List<String> ids = input.texts("ResourceIds");
        return Map.of(
                "ScalableTargets",
                this.targets.all().stream()
                        .filter((target) -> ids.isEmpty() || ids.contains(target.resource()))
                        .map(ApplicationAutoScaling::answer)
                        .toList());
    }

    private synchronized Object putPolicy(JsonInput input) {
        ScalableTarget target = target(input);
        String name = input.required("PolicyName");
        String type = input.text("PolicyType", "StepScaling");
        String member = type + "PolicyConfiguration";
        if (!input.has(member)) {
            throw refused("%s must be specified for the policy type %s.".formatted(member, type));
        }
        String arn = this.policies
                .find(key(target.resource(), name))
                .map(ScalingPolicy::arn)
                .orElseGet(() -> Arns.of(
                        "autoscaling",
                        "scalingPolicy:%s:resource/ecs/%s:policyName/%s"
                                .formatted(UUID.randomUUID(), target.resource(), name)));
        @SuppressWarnings("unchecked")
        Map<String, Object> configuration =
                JSON.convertValue(input.member(member).tree(), Map.class);
        this.policies.put(
                key(target.resource(), name),
                new ScalingPolicy(
                        name,
                        arn,
                        target.resource(),
                        DIMENSION,
                        type,
                        configuration,
                        this.clock.instant().getEpochSecond()));
        return Map.of("PolicyARN", arn, "Alarms", List.of());
    }

    private synchronized Object deletePolicy(JsonInput input) {
        String key = key(resource(input), input.required("PolicyName"));
        if (this.policies.find(key).isEmpty()) {
            throw AwsError.of("ObjectNotFoundException", "No scaling policy found for service namespace: ecs");
        }
        this.policies.remove(key);
        return Map.of();
    }

    private Object describePolicies(JsonInput input) {
        String resource = input.text("ResourceId", "");
        return Map.of(
                "ScalingPolicies",
                this.policies.all().stream()
                        .filter((policy) ->
                                resource.isEmpty() || policy.resource().equals(resource))
                        .map(ApplicationAutoScaling::answer)
                        .toList());
    }

    private ScalableTarget target(JsonInput input) {
        String resource = resource(input);
        return this.targets
                .find(resource)
                .orElseThrow(() -> AwsError.of(
                        "ObjectNotFoundException",
                        "No scalable target registered for service namespace: ecs, resource ID: %s, scalable dimension: %s"
                                .formatted(resource, DIMENSION)));
    }

    private static String resource(JsonInput input) {
        if (!input.required("ScalableDimension").equals(DIMENSION)) {
            throw refused("Unsupported service namespace, resource type or scalable dimension");
        }
        String resource = input.required("ResourceId");
        if (!resource.matches("service/[^/]+/[^/]+")) {
            throw refused("Unsupported service namespace, resource type or scalable dimension: " + resource);
        }
        return resource;
    }

    private static String key(String resource, String policy) {
        return resource + "/" + policy;
    }

    private static AwsError refused(String message) {
        return AwsError.of("ValidationException", message);
    }

    private static Map<String, Object> answer(ScalableTarget target) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ServiceNamespace", "ecs");
        answer.put("ResourceId", target.resource());
        answer.put("ScalableDimension", target.dimension());
        answer.put("MinCapacity", target.min());
        answer.put("MaxCapacity", target.max());
        answer.put("RoleARN", target.role());
        answer.put("CreationTime", target.createdAt());
        return answer;
    }

    private static Map<String, Object> answer(ScalingPolicy policy) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("PolicyName", policy.name());
        answer.put("PolicyARN", policy.arn());
        answer.put("ServiceNamespace", "ecs");
        answer.put("ResourceId", policy.resource());
        answer.put("ScalableDimension", policy.dimension());
        answer.put("PolicyType", policy.type());
        answer.put(policy.type() + "PolicyConfiguration", policy.configuration());
        answer.put("CreationTime", policy.createdAt());
        return answer;
    }
}
