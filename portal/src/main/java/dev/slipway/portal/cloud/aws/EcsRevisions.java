package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.inventory.Mark;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** The revisions of task definitions that Slipway registered, told by their tags. */
final class EcsRevisions {

    private static final String ECS = "ECS";
    private static final int AT_ONCE = 4;

    private final EcsAsyncClient ecs;

    EcsRevisions(EcsAsyncClient ecs) {
        this.ecs = ecs;
    }

    /** Lists the active revisions of a family; the first hundred are enough to know that there are some. */
    Mono<List<String>> active(String family) {
        return AwsCall.to(
                        ECS,
                        () -> this.ecs.listTaskDefinitions(
                                (request) -> request.familyPrefix(family).status("ACTIVE")))
                .flatMapIterable((answer) -> answer.taskDefinitionArns())
                .filterWhen(this::isOurs, AT_ONCE)
                .collectList();
    }

    Mono<Void> deregister(String family) {
        return active(family)
                .flatMapMany(Flux::fromIterable)
                .flatMap(
                        (arn) -> AwsCall.to(
                                ECS, () -> this.ecs.deregisterTaskDefinition((request) -> request.taskDefinition(arn))),
                        AT_ONCE)
                .then();
    }

    private Mono<Boolean> isOurs(String arn) {
        return AwsCall.to(
                        ECS,
                        () -> this.ecs.describeTaskDefinition(
                                (request) -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS)))
                .map((answer) ->
                        answer.tags().stream().anyMatch((tag) -> tag.key().equals(Mark.APP_TAG)));
    }
}
