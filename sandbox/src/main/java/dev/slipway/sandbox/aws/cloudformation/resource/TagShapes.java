package dev.slipway.sandbox.aws.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Tags in the shapes of the services' requests: each SDK has a type of its own for the same two texts. */
final class TagShapes {

    private TagShapes() {}

    static <T> List<T> of(Map<String, String> tags, BiFunction<String, String, T> shape) {
        return tags.entrySet().stream()
                .map((tag) -> shape.apply(tag.getKey(), tag.getValue()))
                .toList();
    }
}
