package dev.slipway.sandbox.github.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is written.
 *
 * @param status HTTP status
 * @param body what becomes the JSON; null for no body
 * @param headers headers beside the usual ones
 */
record Answer(int status, @Nullable Object body, Map<String, String> headers) {

    static Answer ok(Object body) {
        return new Answer(200, body, Map.of());
    }

    static Answer created(Object body) {
        return new Answer(201, body, Map.of());
    }

    static Answer accepted(Object body) {
        return new Answer(202, body, Map.of());
    }

    static Answer noContent() {
        return new Answer(204, null, Map.of());
    }

    /** Answers with the page of a list that the call asks for, and links to the others. */
    static <T> Answer page(Call call, List<T> all, Function<T, ?> view) {
        return page(call, all, view, (items) -> items);
    }

    /** The same for lists that stand inside an object. */
    static <T> Answer page(Call call, List<T> all, Function<T, ?> view, Function<List<?>, Object> wrapping) {
        Paging paging = Paging.of(call);
        List<?> items =
                all.stream().skip(paging.skip()).limit(paging.size()).map(view).toList();
        return new Answer(200, wrapping.apply(items), paging.links(call, all.size()));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(this.headers);
        more.put(name, value);
        return new Answer(this.status, this.body, more);
    }
}
