package dev.slipway.events;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One member of the content of an event's subject.
 *
 * @param name name of the member
 * @param kind what its value looks like
 * @param required whether it must be there
 */
public record Member(String name, Kind kind, boolean required) {

    private static final Set<String> OUTCOMES = Set.of("success", "failure", "cancel", "error");
    private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

    static Member required(String name, Kind kind) {
        return new Member(name, kind, true);
    }

    static Member optional(String name, Kind kind) {
        return new Member(name, kind, false);
    }

    void check(Map<String, ?> content) {
        Object value = content.get(this.name);
        if (value == null && !this.required && !content.containsKey(this.name)) {
            return;
        }
        if (!this.kind.fits(value)) {
            throw new InvalidContent(
                    this.name,
                    "'%s' %s; it must be %s."
                            .formatted(
                                    this.name,
                                    content.containsKey(this.name) ? "is something else" : "is missing",
                                    this.kind.words));
        }
    }

    /** What the value of a member looks like. */
    public enum Kind {
        /** Text of one letter or more. */
        TEXT("text"),
        /** An absolute address. */
        URI("an absolute address"),
        /** An object that refers to something else. */
        REFERENCE("an object with 'id' and perhaps 'source'"),
        /** An object that refers to a suite of tests. */
        SUITE("an object with 'id' and perhaps 'name', 'version', 'uri'"),
        /** An object with an address. */
        LINK("an object with 'uri'"),
        /** How something ended. */
        OUTCOME("one of success, failure, cancel, error"),
        /** How bad something is. */
        SEVERITY("one of low, medium, high, critical");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private boolean fits(@Nullable Object value) {
            return switch (this) {
                case TEXT -> isText(value);
                case URI -> isText(value) && isAbsolute(String.valueOf(value));
                case REFERENCE -> isObject(value, "id", Set.of("id", "source"));
                case SUITE -> isObject(value, "id", Set.of("id", "name", "version", "uri"));
                case LINK -> isObject(value, "uri", Set.of("uri"));
                case OUTCOME -> value instanceof String text && OUTCOMES.contains(text);
                case SEVERITY -> value instanceof String text && SEVERITIES.contains(text);
            };
        }

        private static boolean isText(@Nullable Object value) {
            return value instanceof String text && !text.isEmpty();
        }

        private static boolean isObject(@Nullable Object value, String required, Set<String> allowed) {
            return value instanceof Map<?, ?> map
                    && map.containsKey(required)
                    && allowed.containsAll(map.keySet())
                    && map.values().stream().allMatch(Kind::isText);
        }

        private static boolean isAbsolute(String text) {
            try {
                return new java.net.URI(text).isAbsolute();
            } catch (URISyntaxException ex) {
                return false;
            }
        }
    }
}
