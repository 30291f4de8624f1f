package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The operations on tags. */
final class TagOperations {

    private static final String TAGS = "/2017-03-31/tags/{arn}";

    private final FunctionStore functions;

    TagOperations(FunctionStore functions) {
        this.functions = functions;
    }

    void addTo(RestJsonProtocol protocol) {
        protocol.operation(
                        HttpMethod.GET,
                        TAGS,
                        200,
                        (call) -> Map.of("Tags", this.functions.get(name(call)).tags()))
                .operation(HttpMethod.POST, TAGS, 204, this::tag)
                .operation(HttpMethod.DELETE, TAGS, 204, this::untag);
    }

    private @Nullable Object tag(RestInput call) {
        this.functions.change(name(call), (function) -> {
            Map<String, String> tags = new LinkedHashMap<>(function.tags());
            call.body()
                    .member("Tags")
                    .tree()
                    .properties()
                    .forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
            return function.withTags(tags);
        });
        return null;
    }

    private @Nullable Object untag(RestInput call) {
        this.functions.change(name(call), (function) -> {
            Map<String, String> tags = new LinkedHashMap<>(function.tags());
            call.query().getOrDefault("tagKeys", List.of()).forEach(tags::remove);
            return function.withTags(tags);
        });
        return null;
    }

    private static FunctionName name(RestInput call) {
        return FunctionName.of(call.variable("arn"), null);
    }
}
