package dev.slipway.sandbox.aws.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One invocation of a function, on its way through its JVM.
 *
 * @param id request id
 * @param payload the event
 * @param arn ARN that was invoked
 * @param outcome how it ended, once it has
 */
record Invocation(String id, String payload, String arn, CompletableFuture<Outcome> outcome) {

    static Invocation of(String payload, String arn) {
        return new Invocation(UUID.randomUUID().toString(), payload, arn, new CompletableFuture<>());
    }
}
