package dev.slipway.sandbox.aws.cloudformation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a stack.
 *
 * @param template the template's text
 * @param parameters parameters
 * @param tags tags, handed on to the resources
 * @param capabilities capabilities that the caller acknowledges
 * @param role ARN of the service role
 * @param onFailure what a failed creation does: {@code ROLLBACK}, {@code DO_NOTHING} or {@code DELETE}
 */
record StackInput(
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        List<String> capabilities,
        @Nullable String role,
        String onFailure) {

    StackInput {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
        capabilities = List.copyOf(capabilities);
    }
}
