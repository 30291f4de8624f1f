package dev.slipway.sandbox.proof.contracts.aws;

import dev.slipway.sandbox.aws.SandboxClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks the sandbox through Amazon's own clients and writes down what is not as documented. */
final class Talk {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final SandboxClients clients;
    private final List<String> differences = new ArrayList<>();
    private String last = "the beginning";
    private int made;

    Talk(SandboxClients clients) {
        this.clients = clients;
    }

    <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return this.clients.client(builder);
    }

    /** Holds a conversation; one that breaks off is a difference too. */
    void hold(Consumer<Talk> conversation) {
        try {
            conversation.accept(this);
        } catch (SdkException ex) {
            this.differences.add("%s breaks off behind '%s': %s"
                    .formatted(conversation.getClass().getSimpleName(), this.last, ex.getMessage()));
        }
    }

    /** Waits for an answer that must be a good one. */
    <T> T answer(CompletableFuture<T> call) {
        return SandboxClients.await(call);
    }

    /** Expects a refusal with this code and HTTP status. */
    void refused(String what, String code, int status, CompletableFuture<?> call) {
        this.made++;
        this.last = what;
        try {
            this.differences.add("%s is not refused: %s".formatted(what, SandboxClients.await(call)));
        } catch (AwsServiceException ex) {
            if (!code.equals(ex.awsErrorDetails().errorCode()) || ex.statusCode() != status) {
                this.differences.add("%s is refused with %d %s, documented is %d %s"
                        .formatted(what, ex.statusCode(), ex.awsErrorDetails().errorCode(), status, code));
            }
        }
    }

    /** Expects something to be so. */
    void holds(String what, boolean so) {
        this.made++;
        this.last = what;
        if (!so) {
            this.differences.add("not so: " + what);
        }
    }

    /** Expects something to become so. */
    void becomes(String what, BooleanSupplier so) {
        Instant end = Instant.now().plus(LONG);
        while (!so.getAsBoolean() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
        holds(what, so.getAsBoolean());
    }

    int made() {
        return this.made;
    }

    List<String> differences() {
        return this.differences;
    }
}
