package dev.slipway.sandbox.aws.model;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A member of a structure, or the element of a list: which shape it has and where on the wire it stands. */
final class Member {

    private final ServiceModel service;
    private final String name;
    private final JsonNode facts;

    Member(ServiceModel service, String name, JsonNode facts) {
        this.service = service;
        this.name = name;
        this.facts = facts;
    }

    String name() {
        return this.name;
    }

    Shape shape() {
        return this.service.shape(this.facts.path("shape").asString());
    }

    /** Returns its name on the wire. */
    String wireName() {
        return this.facts.path("locationName").asString(this.name);
    }

    /** Returns its name on the wire, or another where the model gives it none of its own. */
    String wireNameOr(String otherwise) {
        return this.facts.path("locationName").asString(otherwise);
    }

    /** Returns where it stands: {@code uri}, {@code querystring}, {@code header}, {@code headers}; empty for the body. */
    Optional<String> location() {
        return this.facts.path("location").asStringOpt();
    }

    /** Returns whether a list's elements follow without an element around them. */
    boolean flattened() {
        return this.facts.path("flattened").asBoolean(false) || shape().flattened();
    }
}
