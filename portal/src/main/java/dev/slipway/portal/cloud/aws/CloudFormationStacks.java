package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.inventory.Mark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Keeps declared infrastructure in AWS CloudFormation; the mark stands in the stack's tags. */
@Component
public final class CloudFormationStacks implements Stacks {

    private static final String CLOUD_FORMATION = "CloudFormation";

    private final CloudFormationAsyncClient client;
    private final StackFailures failures;

    /** @param client CloudFormation's client */
    public CloudFormationStacks(CloudFormationAsyncClient client) {
        this.client = client;
        this.failures = new StackFailures(client);
    }

    @Override
    public Mono<Stack> find(String name) {
        return describe(name)
                .flatMap((found) -> this.failures
                        .firstOf(found)
                        .map((reason) -> withReason(found, reason))
                        .defaultIfEmpty(stack(found)));
    }

    @Override
    public Mono<String> start(NewStack stack, Mark mark) {
        List<Tag> tags = OwnershipTags.with(stack.tags(), mark).entrySet().stream()
                .map((tag) ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return AwsCall.to(
                        CLOUD_FORMATION,
                        () -> this.client.createStack((request) -> request.stackName(stack.name())
                                .templateBody(stack.template())
                                .parameters(parameters(stack.parameters()))
                                .tags(tags)
                                .roleARN(stack.serviceRole())
                                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM)
                                .clientRequestToken(stack.clientToken())))
                .map((answer) -> answer.stackId())
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "AlreadyExistsException"), (ex) -> adopt(stack.name(), mark));
    }

    @Override
    public Mono<Void> delete(String stackId, Mark mark) {
        return describe(stackId)
                .filter((found) -> OwnershipTags.bear(tags(found), mark))
                .filter((found) -> found.stackStatus() != StackStatus.DELETE_IN_PROGRESS)
                .flatMap((found) -> AwsCall.to(
                        CLOUD_FORMATION, () -> this.client.deleteStack((request) -> request.stackName(stackId))))
                .then();
    }

    private Mono<String> adopt(String name, Mark mark) {
        return describe(name).map((found) -> {
            if (!OwnershipTags.bear(tags(found), mark)) {
                throw new Conflict(
                        "CloudFormation has a stack '%s' already, and Slipway did not make it for this app. Choose another name, or ask the platform team to remove it."
                                .formatted(name),
                        null);
            }
            return found.stackId();
        });
    }

    /** Describes a stack by name or id; empty when there is none, and when there was one. */
    private Mono<software.amazon.awssdk.services.cloudformation.model.Stack> describe(String nameOrId) {
        return AwsCall.to(CLOUD_FORMATION, () -> this.client.describeStacks((request) -> request.stackName(nameOrId)))
                .map((answer) -> answer.stacks().get(0))
                .filter((found) -> found.stackStatus() != StackStatus.DELETE_COMPLETE)
                .onErrorResume(CloudFormationStacks::saysThatThereIsNone, (ex) -> Mono.empty());
    }

    /** CloudFormation has no code of its own for an unknown stack, only these words. */
    private static boolean saysThatThereIsNone(Throwable ex) {
        return AwsCall.refusedWith(ex, "ValidationError")
                && String.valueOf(ex.getMessage()).contains("does not exist");
    }

    private static List<Parameter> parameters(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map((parameter) -> Parameter.builder()
                                .parameterKey(parameter.getKey())
                                .parameterValue(parameter.getValue())
                                .build())
                        .toList();
    }

    private static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack found) {
        return new Stack(
                found.stackId(),
                found.stackName(),
                found.stackStatusAsString(),
                found.stackStatusReason(),
                found.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                tags(found));
    }

    private static Stack withReason(software.amazon.awssdk.services.cloudformation.model.Stack found, String reason) {
        Stack stack = stack(found);
        return new Stack(stack.id(), stack.name(), stack.status(), reason, stack.outputs(), stack.tags());
    }

    private static Map<String, String> tags(software.amazon.awssdk.services.cloudformation.model.Stack found) {
        return found.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
