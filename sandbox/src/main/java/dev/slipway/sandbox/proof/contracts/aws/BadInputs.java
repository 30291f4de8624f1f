package dev.slipway.sandbox.proof.contracts.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives from an operation's model all that is wrong in one place: each required parameter left out, each choice,
 * pattern and limit broken, and a parameter that nobody knows.
 */
final class BadInputs {

    private static final int DEEPEST = 3;
    private static final int LONGEST = 20_000;
    private static final int MOST_ELEMENTS = 200;
    private static final List<String> MISFITS = List.of("no such ü value!", "\u0007", "/", " ");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PublishedModel model;
    private final SampleValue sample;
    private final String operation;
    private final List<BadInput> found = new ArrayList<>();

    private BadInputs(PublishedModel model, String operation) {
        this.model = model;
        this.operation = operation;
        this.sample = new SampleValue(model);
    }

    static List<BadInput> of(PublishedModel model, String operation) {
        BadInputs inputs = new BadInputs(model, operation);
        JsonNode shape = model.input(operation);
        if (!shape.isMissingNode()) {
            ObjectNode good = (ObjectNode) inputs.sample.of(shape);
            ObjectNode unknown = good.deepCopy();
            unknown.put("colour", "red");
            inputs.add("an unknown parameter", "colour", unknown);
            inputs.structure(shape, good, good, 0);
        }
        return inputs.found;
    }

    /** Breaks each member of one structure; {@code at} is that structure within {@code whole}. */
    private void structure(JsonNode shape, ObjectNode whole, ObjectNode at, int depth) {
        List<String> required = texts(shape.path("required"));
        shape.path("members").forEachEntry((name, reference) -> {
            if (isBeyondReach(reference)) {
                return;
            }
            JsonNode before = at.path(name).deepCopy();
            JsonNode member = this.model.referred(reference);
            if (required.contains(name) && canBeLeftOut(reference)) {
                at.remove(name);
                addUnlessGone(shape, at, name + " left out", name, whole);
            }
            broken(member).ifPresent((value) -> {
                at.set(name, value);
                add("%s outside its choices or pattern".formatted(name), name, whole);
            });
            pastLimits(member).forEach((value) -> {
                at.set(name, value);
                addUnlessGone(shape, at, "%s past its limits".formatted(name), name, whole);
            });
            if (depth < DEEPEST) {
                descend(member, name, whole, at, depth + 1);
            }
            if (before.isMissingNode()) {
                at.remove(name);
            } else {
                at.set(name, before);
            }
        });
    }

    private void descend(JsonNode member, String name, ObjectNode whole, ObjectNode at, int depth) {
        String type = member.path("type").asString("structure");
        if (type.equals("structure") && member.path("members").size() > 0) {
            ObjectNode inner = (ObjectNode) this.sample.of(member);
            at.set(name, inner);
            structure(member, whole, inner, depth);
        } else if (type.equals("list")) {
            JsonNode element = this.model.referred(member.path("member"));
            if (element.path("type").asString("").equals("structure")) {
                ObjectNode inner = (ObjectNode) this.sample.of(element);
                at.set(name, NODES.arrayNode().add(inner));
                structure(element, whole, inner, depth);
            }
        }
    }

    private static Optional<JsonNode> broken(JsonNode shape) {
        if (!shape.path("type").asString("").equals("string")) {
            return Optional.empty();
        }
        if (shape.path("enum").size() > 0) {
            return Optional.of(NODES.stringNode("NO_SUCH_CHOICE"));
        }
        if (!shape.has("pattern")) {
            return Optional.empty();
        }
        Pattern pattern = Pattern.compile(shape.path("pattern").asString());
        return MISFITS.stream()
                .filter((text) -> !pattern.matcher(text).find())
                .findFirst()
                .map(NODES::stringNode);
    }

    private List<JsonNode> pastLimits(JsonNode shape) {
        List<JsonNode> values = new ArrayList<>();
        double least = shape.path("min").asDouble(Double.NaN);
        double most = shape.path("max").asDouble(Double.NaN);
        switch (shape.path("type").asString("structure")) {
            case "integer", "long" -> {
                if (!Double.isNaN(least)) {
                    values.add(NODES.numberNode((long) least - 1));
                }
                if (most < Integer.MAX_VALUE) {
                    values.add(NODES.numberNode((long) most + 1));
                }
            }
            case "string" -> {
                if (most < LONGEST) {
                    values.add(NODES.stringNode("a".repeat((int) most + 1)));
                }
            }
            case "list" -> {
                JsonNode element = this.sample.of(this.model.referred(shape.path("member")));
                if (most < MOST_ELEMENTS && !(protocol().equals("query") && element.isEmpty() && element.isObject())) {
                    ArrayNode many = NODES.arrayNode();
                    for (int i = 0; i <= most; i++) {
                        many.add(element);
                    }
                    values.add(many);
                }
            }
            default -> {}
        }
        return values;
    }

    /** Prefixed headers have no names of their own, and the bodies of S3 are its objects. */
    private boolean isBeyondReach(JsonNode reference) {
        String location = reference.path("location").asString("");
        return location.equals("headers")
                || reference.path("streaming").asBoolean(false)
                || location.isEmpty() && protocol().equals("rest-xml");
    }

    /** Without what stands in the path, or without what S3 tells operations apart by, it is another operation. */
    private boolean canBeLeftOut(JsonNode reference) {
        return !reference.path("location").asString("").equals("uri")
                && !protocol().equals("rest-xml");
    }

    /** A form cannot say that there is a structure with nothing in it. */
    private void addUnlessGone(JsonNode shape, ObjectNode at, String what, String member, ObjectNode whole) {
        Map<String, String> fields = new HashMap<>();
        new FormFields(this.model, fields).add(at, shape, "");
        if (at == whole || !protocol().equals("query") || !fields.isEmpty()) {
            add(what, member, whole);
        }
    }

    private String protocol() {
        return this.model.fact("protocol");
    }

    private void add(String what, String member, ObjectNode parameters) {
        this.found.add(new BadInput(this.operation, what, member, parameters.deepCopy()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
