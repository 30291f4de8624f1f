package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.SessionPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** ECR's API on repositories; a caller whose session has a policy is held to it. */
final class EcrService implements AwsService {

    private static final String BAD_INPUT = "InvalidParameterException";

    private static final Paging PAGES = Paging.by(100);

    private final JsonProtocol protocol = new JsonProtocol("1.1");
    private final Repositories repositories;
    private final EcrAnswers answers;

    EcrService(URI registry, Repositories repositories, RegistryTokens tokens, Path scanFindings, Clock clock) {
        this.repositories = repositories;
        this.answers = new EcrAnswers(registry);
        EcrImages images = new EcrImages(repositories, this.answers);
        EcrScans scans = new EcrScans(images, scanFindings, clock);
        EcrLogins logins = new EcrLogins(registry, repositories, tokens);
        on("CreateRepository", (input, caller) -> create(input));
        on("DescribeRepositories", (input, caller) -> describe(input));
        on("DeleteRepository", (input, caller) -> delete(input));
        on("PutImageTagMutability", (input, caller) -> mutability(input));
        on("TagResource", (input, caller) -> tag(input));
        on("UntagResource", (input, caller) -> untag(input));
        on("ListTagsForResource", (input, caller) -> listTags(input));
        on("DescribeImages", (input, caller) -> images.describe(input));
        on("ListImages", (input, caller) -> images.list(input));
        on("BatchGetImage", (input, caller) -> images.get(input));
        on("BatchDeleteImage", (input, caller) -> images.delete(input));
        on("StartImageScan", (input, caller) -> scans.start(input));
        on("DescribeImageScanFindings", (input, caller) -> scans.describe(input));
        on("GetAuthorizationToken", (input, caller) -> logins.token(caller));
        on("GetDownloadUrlForLayer", (input, caller) -> logins.layerAddress(input, caller));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("ecr");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private void on(String operation, BiFunction<JsonInput, Caller, Object> handler) {
        this.protocol.operation(operation, (tree, caller) -> {
            JsonInput input = new JsonInput(tree, BAD_INPUT);
            checkPolicy(operation, input, caller);
            return handler.apply(input, caller);
        });
    }

    private static void checkPolicy(String operation, JsonInput input, Caller caller) {
        SessionPolicy policy = caller.policy();
        String name = input.text("repositoryName");
        String resource = name == null ? input.text("resourceArn", "*") : Arns.of("ecr", "repository/" + name);
        if (policy != null && !policy.allows("ecr:" + operation, resource)) {
            throw AwsError.of(
                    "AccessDeniedException",
                    "User: %s is not authorized to perform: ecr:%s on resource: %s because no session policy allows the ecr:%s action"
                            .formatted(caller.arn(), operation, resource, operation));
        }
    }

    private Object create(JsonInput input) {
        StoredRepository repository = this.repositories.create(
                input.required("repositoryName"),
                isImmutable(input.text("imageTagMutability", "MUTABLE")),
                input.pairs("tags", "Key", "Value"));
        return Map.of("repository", this.answers.repository(repository));
    }

    private Object describe(JsonInput input) {
        var found = input.has("repositoryNames")
                ? input.texts("repositoryNames").stream().map(this.repositories::get)
                : this.repositories.all().stream();
        return PAGES.page(
                input, "repositories", found.map(this.answers::repository).toList());
    }

    private Object delete(JsonInput input) {
        StoredRepository deleted = this.repositories.delete(input.required("repositoryName"), input.flag("force"));
        return Map.of("repository", this.answers.repository(deleted));
    }

    private Object mutability(JsonInput input) {
        String name = input.required("repositoryName");
        String value = input.required("imageTagMutability");
        this.repositories.change(name, (repository) -> repository.withImmutable(isImmutable(value)));
        return Map.of("registryId", Arns.ACCOUNT, "repositoryName", name, "imageTagMutability", value);
    }

    private Object tag(JsonInput input) {
        Map<String, String> added = input.pairs("tags", "Key", "Value");
        this.repositories.change(nameOf(input), (repository) -> {
            Map<String, String> tags = new TreeMap<>(repository.tags());
            tags.putAll(added);
            return repository.withTags(tags);
        });
        return Map.of();
    }

    private Object untag(JsonInput input) {
        Set<String> removed = Set.copyOf(input.texts("tagKeys"));
        this.repositories.change(nameOf(input), (repository) -> {
            Map<String, String> tags = new TreeMap<>(repository.tags());
            tags.keySet().removeAll(removed);
            return repository.withTags(tags);
        });
        return Map.of();
    }

    private Object listTags(JsonInput input) {
        return Map.of(
                "tags", EcrAnswers.tags(this.repositories.get(nameOf(input)).tags()));
    }

    private static String nameOf(JsonInput input) {
        String arn = input.required("resourceArn");
        String start = Arns.of("ecr", "repository/");
        if (!arn.startsWith(start)) {
            throw AwsError.of(BAD_INPUT, "Invalid parameter at 'resourceArn': '%s' is no repository.".formatted(arn));
        }
        return arn.substring(start.length());
    }

    private static boolean isImmutable(String mutability) {
        if (!Set.of("MUTABLE", "IMMUTABLE").contains(mutability)) {
            throw AwsError.of(
                    BAD_INPUT,
                    "Invalid parameter at 'imageTagMutability': '%s' is not supported here, use MUTABLE or IMMUTABLE."
                            .formatted(mutability));
        }
        return mutability.equals("IMMUTABLE");
    }
}
