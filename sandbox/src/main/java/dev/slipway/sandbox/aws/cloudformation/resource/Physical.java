package dev.slipway.sandbox.aws.cloudformation.resource;

import java.util.Map;

/**
 * A resource that is there.
 *
 * @param id its name or ARN, which {@code Ref} gives
 * @param attributes what {@code GetAtt} gives
 */
public record Physical(String id, Map<String, String> attributes) {

    /** Copies the attributes. */
    public Physical {
        attributes = Map.copyOf(attributes);
    }

    /** A resource without attributes. */
    static Physical of(String id) {
        return new Physical(id, Map.of());
    }
}
