package dev.slipway.portal.cloud.aws;

import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * Finds out why a stack failed. The stack itself tells only which resources did; the cause stands in the first failure
 * among its events, since the later ones follow from it.
 */
final class StackFailures {

    private static final Set<String> CANCELLED = Set.of("Resource creation cancelled", "Resource update cancelled");
    private static final Set<String> STARTS = Set.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS");
    /** CloudFormation hands out events newest first, 100 to a page. */
    private static final int MOST_EVENTS = 1000;

    private final CloudFormationAsyncClient client;

    StackFailures(CloudFormationAsyncClient client) {
        this.client = client;
    }

    /** Returns the first failure in CloudFormation's words; empty when the stack did not fail. */
    Mono<String> firstOf(Stack stack) {
        if (!hasFailed(stack.stackStatusAsString())) {
            return Mono.empty();
        }
        return AwsCall.to(
                        "CloudFormation",
                        () -> this.client.describeStackEvents((request) -> request.stackName(stack.stackId())))
                .expand((page) -> page.nextToken() == null
                        ? Mono.empty()
                        : AwsCall.to(
                                "CloudFormation",
                                () -> this.client.describeStackEvents((request) ->
                                        request.stackName(stack.stackId()).nextToken(page.nextToken()))))
                .concatMap((page) -> Flux.fromIterable(page.stackEvents()))
                .take(MOST_EVENTS)
                .takeUntil(StackFailures::isStart)
                .filter(StackFailures::isFailure)
                .takeLast(1)
                .next()
                .map((event) -> "%s (%s): %s"
                        .formatted(event.logicalResourceId(), event.resourceType(), event.resourceStatusReason()));
    }

    private static boolean hasFailed(String status) {
        return status.endsWith("_FAILED") || status.contains("ROLLBACK");
    }

    private static boolean isFailure(StackEvent event) {
        return event.resourceStatusAsString().endsWith("_FAILED")
                && event.resourceStatusReason() != null
                && !CANCELLED.contains(event.resourceStatusReason());
    }

    /** Whether CloudFormation began here with what failed; failures before it are of earlier operations. */
    private static boolean isStart(StackEvent event) {
        return event.stackId().equals(event.physicalResourceId()) && STARTS.contains(event.resourceStatusAsString());
    }
}
