package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.OutsideFault;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One call of an AWS service, with the SDK's exceptions turned into {@link OutsideFault}s.
 *
 * <p>Refusals that an adapter has an answer for are handled by the adapter before, by {@link #refusedWith}.
 */
final class AwsCall {

    /** Refusals with a 4xx status that heal by themselves. */
    private static final Set<String> PASSING = Set.of(
            "ThrottlingException",
            "Throttling",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "PriorRequestNotComplete",
            "RequestTimeout",
            "OperationAborted",
            "ExpiredToken",
            "ExpiredTokenException",
            "UpdateInProgressException",
            "ConcurrentUpdateException",
            "ConcurrentModificationException",
            "ServerException",
            "ServiceUnavailable");

    private AwsCall() {}

    /**
     * Calls a service when subscribed to.
     *
     * @param system the service's name for people, such as {@code ECR}
     * @param call the call of the SDK's client
     */
    static <T> Mono<T> to(String system, Supplier<CompletableFuture<T>> call) {
        return Mono.fromFuture(call, true)
                .onErrorMap(CompletionException.class, (ex) -> ex.getCause() == null ? ex : ex.getCause())
                .onErrorMap(SdkException.class, (ex) -> fault(system, ex));
    }

    /** Returns whether a fault is AWS's refusal with one of these codes. */
    static boolean refusedWith(Throwable fault, String... codes) {
        String code = code(fault);
        return code != null && Set.of(codes).contains(code);
    }

    private static @Nullable String code(Throwable fault) {
        Throwable cause = fault instanceof OutsideFault ? fault.getCause() : fault;
        return cause instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                ? refusal.awsErrorDetails().errorCode()
                : null;
    }

    private static OutsideFault fault(String system, SdkException ex) {
        if (!(ex instanceof AwsServiceException refusal)) {
            return OutsideFault.passing(system, "%s did not answer: %s".formatted(system, ex.getMessage()), null, ex);
        }
        AwsErrorDetails details = refusal.awsErrorDetails();
        String message = details == null
                ? "%s answered with status %d.".formatted(system, refusal.statusCode())
                : "%s answered %s: %s".formatted(system, details.errorCode(), details.errorMessage());
        boolean passing = refusal.statusCode() >= 500
                || refusal.isThrottlingException()
                || (details != null && PASSING.contains(details.errorCode()));
        return passing
                ? OutsideFault.passing(system, message, retryAfter(details), ex)
                : OutsideFault.lasting(system, message, ex);
    }

    private static @Nullable Duration retryAfter(@Nullable AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter((value) -> value.matches("\\d{1,5}"))
                .map((value) -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
