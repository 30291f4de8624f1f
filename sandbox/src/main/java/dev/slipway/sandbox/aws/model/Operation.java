package dev.slipway.sandbox.aws.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One operation of a service, as its model describes it. */
public final class Operation {

    private final ServiceModel service;
    private final String name;
    private final JsonNode facts;

    Operation(ServiceModel service, String name, JsonNode facts) {
        this.service = service;
        this.name = name;
        this.facts = facts;
    }

    /** Returns the service. */
    public ServiceModel service() {
        return this.service;
    }

    /** Returns the operation's name. */
    public String name() {
        return this.name;
    }

    /** Returns the HTTP method. */
    public String method() {
        return this.facts.path("http").path("method").asString("POST");
    }

    /** Returns the address, with variables and the query parameters that belong to it. */
    public String uri() {
        return this.facts.path("http").path("requestUri").asString("/");
    }

    /** Returns the status of a successful answer; empty where the model leaves it open. */
    public OptionalInt status() {
        return this.facts.path("http").path("responseCode").asIntOpt();
    }

    /** Returns the shape of the input; empty where the operation takes none. */
    public Optional<Shape> input() {
        return shape("input");
    }

    /** Returns the shape of the output; empty where the operation gives none. */
    public Optional<Shape> output() {
        return shape("output");
    }

    /** Returns the element that a query answer wraps its output in. */
    public Optional<String> resultWrapper() {
        return this.facts.path("output").path("resultWrapper").asStringOpt();
    }

    /** Returns the errors that the operation documents. */
    public List<Shape> errors() {
        return StreamSupport.stream(this.facts.path("errors").spliterator(), false)
                .map((error) -> this.service.shape(error.path("shape").asString()))
                .toList();
    }

    @Override
    public String toString() {
        return this.service.name() + " " + this.name;
    }

    private Optional<Shape> shape(String direction) {
        return this.facts.path(direction).path("shape").asStringOpt().map(this.service::shape);
    }
}
