package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asks for, or deletes, what may be gone already. */
final class Absent {

    private static final List<String> CODES =
            List.of("NotFound", "NoSuch", "NonExistent", "DoesNotExist", "Unknown", "QueueDoesNotExist");

    private Absent() {}

    /** Calls a service and takes its "there is no such thing" for success. */
    static void isFine(Supplier<CompletableFuture<?>> call) {
        answers(call);
    }

    /** Calls a service and returns whether it knows the thing that it is asked about. */
    static boolean answers(Supplier<CompletableFuture<?>> call) {
        try {
            SandboxClients.await(call.get());
            return true;
        } catch (AwsServiceException ex) {
            String code =
                    ex.awsErrorDetails() == null ? "" : ex.awsErrorDetails().errorCode();
            if (ex.statusCode() != 404 && CODES.stream().noneMatch(code::contains)) {
                throw ex;
            }
            return false;
        }
    }
}
