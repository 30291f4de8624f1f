package dev.slipway.sandbox.aws.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the input of a REST operation together from address, headers and body. */
final class RestReader {

    private final WireRequest request;
    private final RestAddress address;
    private final ObjectNode input;

    private RestReader(WireRequest request, RestAddress address, ObjectNode body) {
        this.request = request;
        this.address = address;
        this.input = body;
    }

    /** Returns what a request has against the shape of its input. */
    static List<Violation> violations(WireRequest request, RestAddress address, Shape shape) {
        RestReader reader = new RestReader(
                request, address, address.readsBody() ? request.json() : JsonNodeFactory.instance.objectNode());
        reader.read(shape);
        reader.rest();
        Set<String> unread = shape.members().values().stream()
                .filter((member) -> member.location().isEmpty() && !address.readsBody())
                .map(Member::name)
                .collect(Collectors.toSet());
        return ModelCheck.of(reader.input, shape).stream()
                .filter((violation) -> violation.kind() != Violation.Kind.MISSING
                        || unread.stream().noneMatch((name) -> name.equalsIgnoreCase(violation.path())))
                .toList();
    }

    private void read(Shape shape) {
        Map<String, String> variables = this.address.variables(this.request);
        for (Member member : shape.members().values()) {
            String name = member.wireName();
            switch (member.location().orElse("body")) {
                case "uri" -> put(member, variables.get(name));
                case "querystring" -> parameter(member, this.request.query().get(name));
                case "header" -> put(member, this.request.headers().get(name.toLowerCase(Locale.ROOT)));
                default -> {
                    // The body and free headers stand where they are.
                }
            }
        }
    }

    private void parameter(Member member, @Nullable List<String> values) {
        if (values == null) {
            return;
        }
        if (member.shape().type().equals("list")) {
            ArrayNode list = this.input.putArray(member.name());
            values.forEach((value) ->
                    list.add(Scalars.read(value, member.shape().element().shape())));
        } else {
            put(member, values.get(0));
        }
    }

    private void put(Member member, @Nullable String value) {
        if (value != null) {
            JsonNode read = Scalars.read(value, member.shape());
            this.input.set(member.name(), read);
        }
    }

    /** Parameters that neither the operation nor the signature has become members that the check then refuses. */
    private void rest() {
        Set<String> known = this.address.parameters();
        this.request.query().forEach((name, values) -> {
            if (!known.contains(name) && !name.startsWith("X-Amz-") && !name.equals("x-id")) {
                this.input.set(name, JsonNodeFactory.instance.stringNode(values.get(0)));
            }
        });
    }
}
