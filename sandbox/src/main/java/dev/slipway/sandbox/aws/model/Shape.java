package dev.slipway.sandbox.aws.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The form of a value: its type, its members or elements, and what limits it. */
public final class Shape {

    /** Models give many ARNs no pattern of their own; services refuse what is none all the same. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+", Pattern.DOTALL);

    private final ServiceModel service;
    private final String name;
    private final JsonNode facts;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final @Nullable Pattern pattern;

    Shape(ServiceModel service, String name, JsonNode facts) {
        this.service = service;
        this.name = name;
        this.facts = facts;
        facts.path("members")
                .forEachEntry((member, reference) -> this.members.put(member, new Member(service, member, reference)));
        this.pattern =
                facts.has("pattern") ? Pattern.compile(facts.path("pattern").asString()) : isArn() ? ARN : null;
    }

    String name() {
        return this.name;
    }

    String type() {
        return this.facts.path("type").asString("structure");
    }

    Map<String, Member> members() {
        return this.members;
    }

    List<String> required() {
        return texts("required");
    }

    List<String> choices() {
        return texts("enum");
    }

    /** Returns the elements of a list. */
    Member element() {
        return new Member(this.service, "member", this.facts.path("member"));
    }

    Member key() {
        return new Member(this.service, "key", this.facts.path("key"));
    }

    Member value() {
        return new Member(this.service, "value", this.facts.path("value"));
    }

    boolean flattened() {
        return this.facts.path("flattened").asBoolean(false);
    }

    /** Returns whether exactly one of the members may be given. */
    boolean union() {
        return this.facts.path("union").asBoolean(false);
    }

    /** Returns the member that is the whole body, where one is. */
    Optional<Member> payload() {
        return this.facts.path("payload").asStringOpt().map(this.members::get);
    }

    Optional<Double> least() {
        return bound("min");
    }

    Optional<Double> most() {
        return bound("max");
    }

    Optional<Pattern> pattern() {
        return Optional.ofNullable(this.pattern);
    }

    /** Returns the code by which answers name this error. */
    String errorCode() {
        return this.facts.path("error").path("code").asString(this.name);
    }

    /** Returns the HTTP status of this error: the model's, or else 500 for a fault of the service and 400 for others. */
    int errorStatus() {
        return this.facts
                .path("error")
                .path("httpStatusCode")
                .asInt(this.facts.path("fault").asBoolean(false) ? 500 : 400);
    }

    /** DynamoDB takes a table's name where its model says ARN, and SNS answers "PendingConfirmation" for one. */
    private boolean isArn() {
        return this.name.matches("[A-Za-z]*(Arn|ARN)")
                && type().equals("string")
                && !this.service.name().equals("dynamodb")
                && !this.name.equals("subscriptionARN");
    }

    private Optional<Double> bound(String fact) {
        return this.facts.has(fact) ? Optional.of(this.facts.path(fact).asDouble()) : Optional.empty();
    }

    private List<String> texts(String fact) {
        return StreamSupport.stream(this.facts.path(fact).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
