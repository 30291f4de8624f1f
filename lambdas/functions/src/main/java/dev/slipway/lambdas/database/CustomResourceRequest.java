package dev.slipway.lambdas.database;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation asks of a custom resource.
 *
 * @param type what is to be done
 * @param answerTo address that the answer is put to; it holds its own permission
 * @param stackId ARN of the stack
 * @param requestId id of the request, which the answer repeats
 * @param logicalId the resource's name in the template
 * @param physicalId the resource's id; null before it is created
 * @param properties the resource's properties
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">Request objects</a>
 */
record CustomResourceRequest(
        Type type,
        URI answerTo,
        String stackId,
        String requestId,
        String logicalId,
        @Nullable String physicalId,
        Map<String, Object> properties) {

    /** What is to be done. */
    enum Type {
        CREATE,
        UPDATE,
        DELETE
    }

    /** Copies the properties. */
    CustomResourceRequest {
        properties = Map.copyOf(properties);
    }

    /**
     * Reads the event that the function is called with.
     *
     * @throws IllegalArgumentException if it is no request of CloudFormation's
     */
    static CustomResourceRequest of(Map<String, Object> event) {
        Object properties = event.get("ResourceProperties");
        if (!(properties instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException("This function answers CloudFormation's custom resources only.");
        }
        Map<String, Object> named = new TreeMap<>();
        given.forEach((name, value) -> named.put(String.valueOf(name), value));
        Object physicalId = event.get("PhysicalResourceId");
        return new CustomResourceRequest(
                Type.valueOf(text(event, "RequestType").toUpperCase(Locale.ROOT)),
                URI.create(text(event, "ResponseURL")),
                text(event, "StackId"),
                text(event, "RequestId"),
                text(event, "LogicalResourceId"),
                physicalId == null ? null : physicalId.toString(),
                named);
    }

    /** Returns a property that must be there. */
    String property(String name) {
        return text(this.properties, name);
    }

    private static String text(Map<String, Object> map, String name) {
        if (map.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("The property %s is missing.".formatted(name));
    }
}
