package dev.slipway.sandbox.aws.cloudformation.template;

import tools.jackson.databind.JsonNode;

/** What names in a template stand for while it is evaluated. */
public interface Scope {

    /** Returns the value of a {@code Ref}; {@code AWS::NoValue} is not asked for. */
    JsonNode reference(String name);

    /** Returns an attribute of a resource. */
    JsonNode attribute(String resource, String attribute);

    /** Returns whether a condition holds. */
    boolean condition(String name);

    /** Returns an entry of a mapping. */
    JsonNode mapping(String map, String key, String entry);

    /** Returns what another stack exports. */
    JsonNode imported(String export);
}
