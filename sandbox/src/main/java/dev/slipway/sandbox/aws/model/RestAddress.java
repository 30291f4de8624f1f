package dev.slipway.sandbox.aws.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Method, path and parameters by which a REST operation is known. */
final class RestAddress {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?<name>[A-Za-z]+)(?<greedy>\\+?)}");

    private final Operation operation;
    private final Pattern path;
    private final List<String> variables = new ArrayList<>();
    private final Map<String, String> marks = new LinkedHashMap<>();

    RestAddress(Operation operation) {
        this.operation = operation;
        String[] parts = operation.uri().split("\\?", 2);
        Matcher variable = VARIABLE.matcher(parts[0]);
        StringBuilder expression = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            expression.append(Pattern.quote(parts[0].substring(end, variable.start())));
            expression.append(variable.group("greedy").isEmpty() ? "([^/]+)" : "(.+)");
            this.variables.add(variable.group("name"));
            end = variable.end();
        }
        this.path = Pattern.compile(expression + Pattern.quote(parts[0].substring(end)) + "/?");
        for (String mark : parts.length > 1 ? parts[1].split("&") : new String[0]) {
            String[] pair = mark.split("=", 2);
            this.marks.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
    }

    Operation operation() {
        return this.operation;
    }

    boolean matches(WireRequest request) {
        return request.method().equals(this.operation.method())
                && this.path.matcher(request.path()).matches()
                && this.marks.entrySet().stream()
                        .allMatch((mark) -> request.query()
                                .getOrDefault(mark.getKey(), List.of())
                                .contains(mark.getValue()))
                && requiredParameters().stream().allMatch(request.query()::containsKey);
    }

    /** Returns whether members stand in the body as JSON, so that a check needs it. */
    boolean readsBody() {
        return this.operation.service().protocol().equals("rest-json")
                && this.operation
                        .input()
                        .filter((shape) -> shape.payload().isEmpty())
                        .isPresent();
    }

    /** Returns how exactly the address fits: the more parameters it asks for, the better. */
    int weight() {
        return this.marks.size() * 10 + requiredParameters().size();
    }

    Map<String, String> variables(WireRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher match = this.path.matcher(request.path());
        if (match.matches()) {
            for (int index = 0; index < this.variables.size(); index++) {
                values.put(
                        this.variables.get(index),
                        URLDecoder.decode(match.group(index + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Returns the query parameters that the operation takes. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>(this.marks.keySet());
        this.operation
                .input()
                .ifPresent((shape) -> shape.members().values().stream()
                        .filter((member) ->
                                member.location().filter("querystring"::equals).isPresent())
                        .map(Member::wireName)
                        .forEach(names::add));
        return names;
    }

    /** S3 tells operations of one path apart by parameters that they cannot do without. */
    private List<String> requiredParameters() {
        if (!this.operation.service().protocol().equals("rest-xml")) {
            return List.of();
        }
        return this.operation.input().stream()
                .flatMap((shape) -> shape.members().values().stream()
                        .filter((member) -> shape.required().contains(member.name())))
                .filter((member) ->
                        member.location().filter("querystring"::equals).isPresent())
                .map(Member::wireName)
                .toList();
    }
}
