package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.inventory.Mark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Keeps images in Amazon ECR. */
@Component
public final class EcrImageRegistry implements ImageRegistry {

    private static final String ECR = "ECR";

    private final EcrAsyncClient ecr;
    private final EcrImageReader reader;
    private final EcrPushLogins logins;

    /**
     * @param ecr ECR's client
     * @param reader reads images
     * @param logins issues logins
     */
    public EcrImageRegistry(EcrAsyncClient ecr, EcrImageReader reader, EcrPushLogins logins) {
        this.ecr = ecr;
        this.reader = reader;
        this.logins = logins;
    }

    @Override
    public Mono<RegistryRepository> find(String name) {
        return AwsCall.to(ECR, () -> this.ecr.describeRepositories((request) -> request.repositoryNames(name)))
                .map((answer) -> answer.repositories().get(0))
                .flatMap(this::withTags)
                .onErrorResume(EcrImageRegistry::isGone, (ex) -> Mono.empty());
    }

    @Override
    public Mono<RegistryRepository> create(String name, Map<String, String> tags, Mark mark) {
        Map<String, String> marked = OwnershipTags.with(tags, mark);
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.createRepository((request) -> request.repositoryName(name)
                                .imageTagMutability(ImageTagMutability.IMMUTABLE)
                                .tags(tags(marked))))
                .map((answer) -> repository(answer.repository(), marked))
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "RepositoryAlreadyExistsException"), (ex) -> adopt(name, mark));
    }

    @Override
    public Mono<Void> tag(String name, Map<String, String> tags, Mark mark) {
        return find(name)
                .filter((found) -> OwnershipTags.bear(found.tags(), mark))
                .flatMap((found) -> AwsCall.to(
                        ECR,
                        () -> this.ecr.tagResource(
                                (request) -> request.resourceArn(found.arn()).tags(tags(tags)))))
                .onErrorResume(EcrImageRegistry::isGone, (ex) -> Mono.empty())
                .then();
    }

    @Override
    public Mono<Image> findImage(String repository, String digest) {
        return this.reader.find(repository, digest);
    }

    @Override
    public Mono<RegistryLogin> pushLogin(String repository) {
        return this.logins.login(repository);
    }

    @Override
    public Mono<Void> delete(String name, Mark mark) {
        return find(name)
                .filter((found) -> OwnershipTags.bear(found.tags(), mark))
                .flatMap((found) -> AwsCall.to(
                        ECR,
                        () -> this.ecr.deleteRepository(
                                (request) -> request.repositoryName(name).force(true))))
                .onErrorResume(EcrImageRegistry::isGone, (ex) -> Mono.empty())
                .then();
    }

    private Mono<RegistryRepository> adopt(String name, Mark mark) {
        return find(name).map((found) -> {
            if (!OwnershipTags.bear(found.tags(), mark)) {
                throw new Conflict(
                        "ECR has a repository '%s' already, and Slipway did not make it for this app. Choose another name, or ask the platform team to remove it."
                                .formatted(name),
                        null);
            }
            return found;
        });
    }

    private Mono<RegistryRepository> withTags(Repository repository) {
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.listTagsForResource(
                                (request) -> request.resourceArn(repository.repositoryArn())))
                .map((answer) -> {
                    Map<String, String> tags = new TreeMap<>();
                    answer.tags().forEach((tag) -> tags.put(tag.key(), tag.value()));
                    return repository(repository, tags);
                });
    }

    private static boolean isGone(Throwable fault) {
        return AwsCall.refusedWith(fault, "RepositoryNotFoundException");
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static RegistryRepository repository(Repository repository, Map<String, String> tags) {
        return new RegistryRepository(
                repository.repositoryName(), repository.repositoryArn(), repository.repositoryUri(), Map.copyOf(tags));
    }
}
