package dev.slipway.portal.history;

import dev.slipway.events.EventType;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A build, put together from what its pipeline told.
 *
 * @param name its number
 * @param href its page; null where it told none
 * @param state how it went
 * @param when when it began, as far as the page looks back
 * @param lasted how long it took; empty until it ended
 * @param branch its branch
 * @param commit what was built
 * @param tests how its tests went
 * @param errors why it is red
 */
record BuildRow(
        String name,
        @Nullable String href,
        StateLabel state,
        When when,
        String lasted,
        String branch,
        @Nullable ShortId commit,
        List<StateLabel> tests,
        String errors) {

    private static final String TESTS = "-tests";

    /** Returns the builds of a page of events, the newest first. */
    static List<BuildRow> of(List<RecordedEvent> newestFirst, Instant now) {
        Map<String, List<RecordedEvent>> builds = new LinkedHashMap<>();
        newestFirst.stream()
                .filter((event) -> EventKind.BUILD.holds(event) || EventKind.TEST.holds(event))
                .forEach((event) -> builds.computeIfAbsent(build(event), (id) -> new ArrayList<>())
                        .add(event));
        return builds.entrySet().stream()
                .map((build) -> of(build.getKey(), build.getValue(), now))
                .toList();
    }

    private static String build(RecordedEvent event) {
        String subject = event.subject();
        return subject.endsWith(TESTS) ? subject.substring(0, subject.length() - TESTS.length()) : subject;
    }

    private static BuildRow of(String id, List<RecordedEvent> events, Instant now) {
        Instant began = events.get(events.size() - 1).time();
        Optional<RecordedEvent> end = find(events, EventType.PIPELINE_RUN_FINISHED);
        String commit = first(events, "commit");
        return new BuildRow(
                id,
                PageAddress.outside(first(events, "build")),
                state(events, end),
                When.of(began, now),
                end.map((event) -> TimeWords.lasting(Duration.between(began, event.time())))
                        .orElse(""),
                first(events, "branch"),
                commit.isEmpty() ? null : ShortId.commit(commit),
                find(events, EventType.TEST_SUITE_RUN_FINISHED).map(BuildRow::tests).stream()
                        .toList(),
                end.map((event) -> text(event.content().get("errors"))).orElse(""));
    }

    private static StateLabel state(List<RecordedEvent> events, Optional<RecordedEvent> end) {
        if (end.isEmpty()) {
            return find(events, EventType.PIPELINE_RUN_STARTED).isPresent()
                    ? StateLabel.running("running")
                    : StateLabel.waiting("queued");
        }
        return switch (text(end.get().content().get("outcome"))) {
            case "success" -> StateLabel.done("green");
            case "cancel" -> StateLabel.held("stopped");
            default -> StateLabel.failed("red");
        };
    }

    private static StateLabel tests(RecordedEvent event) {
        String reason = text(event.content().get("reason"));
        return text(event.content().get("outcome")).equals("success")
                ? StateLabel.done(reason.isEmpty() ? "all passed" : reason)
                : StateLabel.failed(reason.isEmpty() ? "failed" : reason);
    }

    private static Optional<RecordedEvent> find(List<RecordedEvent> events, EventType type) {
        return events.stream().filter((event) -> event.type().equals(type.id())).findFirst();
    }

    private static String first(List<RecordedEvent> events, String fact) {
        return events.stream()
                .map((event) -> text(event.customData().get(fact)))
                .filter((text) -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
