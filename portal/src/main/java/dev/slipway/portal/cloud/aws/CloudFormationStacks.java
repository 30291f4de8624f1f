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
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM);

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
        List<Tag> tags = tags(OwnershipTags.with(stack.tags(), mark));
        return AwsCall.to(
                        CLOUD_FORMATION,
                        () -> this.client.createStack((request) -> request.stackName(stack.name())
                                .templateBody(stack.template())
                                .parameters(parameters(stack.parameters()))
                                .tags(tags)
                                .roleARN(stack.serviceRole())
                                .capabilities(CAPABILITIES)
                                .clientRequestToken(stack.clientToken())))
                .map((answer) -> answer.stackId())
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "AlreadyExistsException"), (ex) -> adopt(stack.name(), mark));
    }

    /** The stack keeps its service role: CloudFormation updates with the one that it was made with. */
    @Override
    public Mono<Boolean> retag(String stackId, Map<String, String> tags, Mark mark, String clientToken) {
        return describe(stackId)
                .filter((found) -> OwnershipTags.bear(tags(found), mark))
                .flatMap((found) -> AwsCall.to(
                        CLOUD_FORMATION,
                        () -> this.client.updateStack((request) -> request.stackName(stackId)
                                .usePreviousTemplate(true)
                                .parameters(asBefore(found))
                                .tags(tags(changed(tags(found), tags)))
                                .capabilities(CAPABILITIES)
                                .clientRequestToken(clientToken))))
                .map((answer) -> true)
                .onErrorResume(CloudFormationStacks::saysThatNothingChanges, (ex) -> Mono.just(false));
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
        return isInvalid(ex, "does not exist");
    }

    private static boolean saysThatNothingChanges(Throwable ex) {
        return isInvalid(ex, "No updates are to be performed");
    }

    private static boolean isInvalid(Throwable ex, String words) {
        return AwsCall.refusedWith(ex, "ValidationError")
                && String.valueOf(ex.getMessage()).contains(words);
    }

    /** An update sets all parameters anew; one that it leaves out falls back to the template's default. */
    private static List<Parameter> asBefore(software.amazon.awssdk.services.cloudformation.model.Stack found) {
        return found.parameters().stream()
                .map((parameter) -> Parameter.builder()
                        .parameterKey(parameter.parameterKey())
                        .usePreviousValue(true)
                        .build())
                .toList();
    }

    /** An update sets all tags anew, too. */
    private static Map<String, String> changed(Map<String, String> before, Map<String, String> tags) {
        Map<String, String> after = new TreeMap<>(before);
        after.putAll(tags);
        return after;
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

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static Map<String, String> tags(software.amazon.awssdk.services.cloudformation.model.Stack found) {
        return found.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
