package dev.slipway.portal.history;

import dev.slipway.portal.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of events that people tell apart on a time line. */
public enum EventKind {
    /** All of them. */
    ALL(List.of("")),
    /** Pipelines and builds. */
    BUILD(List.of("pipelinerun.", "build.", "taskrun.")),
    /** Tests. */
    TEST(List.of("testcaserun.", "testsuiterun.", "testoutput.")),
    /** Images. */
    IMAGE(List.of("artifact.")),
    /** Deployments and rollouts. */
    DEPLOYMENT(List.of("service.", "slipway-deployment.", "slipway-rollout.")),
    /** Tasks that begin and end. */
    TASK(List.of("slipway-task.")),
    /** Incidents. */
    INCIDENT(List.of("incident.")),
    /** What happens to the app itself. */
    APP(List.of("slipway-app.", "slipway-step.", "repository.", "environment."));

    private static final String PREFIXES = "^dev\\.cdeventsx?\\.";

    private final List<String> beginnings;

    EventKind(List<String> beginnings) {
        this.beginnings = beginnings;
    }

    /**
     * Finds a kind by its word; no word means all.
     *
     * @throws InvalidInput when there is no such kind
     */
    static EventKind of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return ALL;
        }
        return Arrays.stream(values())
                .filter((kind) -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "kind",
                        "There is no kind of that name. Use one of %s."
                                .formatted(Arrays.stream(values())
                                        .map(EventKind::word)
                                        .toList())));
    }

    /** Returns the word in addresses and on pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(RecordedEvent event) {
        String type = event.type().replaceFirst(PREFIXES, "");
        return this.beginnings.stream().anyMatch(type::startsWith);
    }
}
