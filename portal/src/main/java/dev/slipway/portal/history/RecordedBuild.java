package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.events.EventType;
import dev.slipway.portal.web.PageAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A build, put together from what its pipeline told.
 *
 * @param id its folder, branch and number
 * @param page its page; null where it told none
 * @param state how far it has come
 * @param began when it began, as far as the page looks back
 * @param ended when it ended; null until then
 * @param branch its branch; empty where it told none
 * @param commit what was built; null where it told none
 * @param tests how its tests went; null where it told of none
 * @param digest digest of the image that it pushed; null where it pushed none
 * @param errors why it is red; empty where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedBuild(
        String id,
        @Nullable String page,
        State state,
        Instant began,
        @Nullable Instant ended,
        String branch,
        @Nullable String commit,
        @Nullable Tests tests,
        @Nullable String digest,
        String errors) {

    private static final String TESTS = "-tests";
    private static final String BUILD = "build";
    private static final Pattern IMAGE = Pattern.compile("pkg:oci/[^@]+@sha256(?::|%3A)([0-9a-f]{64}).*");

    /** How far a build has come. */
    public enum State {
        /** It waits for an agent. */
        @JsonProperty("queued")
        QUEUED,
        /** It runs. */
        @JsonProperty("running")
        RUNNING,
        /** It went well. */
        @JsonProperty("green")
        GREEN,
        /** Somebody stopped it. */
        @JsonProperty("stopped")
        STOPPED,
        /** It failed. */
        @JsonProperty("red")
        RED
    }

    /**
     * How tests went.
     *
     * @param passed whether all passed
     * @param words what was told of them; empty for nothing
     */
    public record Tests(boolean passed, String words) {}

    /** Returns the builds that a page of events tells of, the newest first. */
    static List<RecordedBuild> of(List<RecordedEvent> newestFirst) {
        Map<String, List<RecordedEvent>> builds = new LinkedHashMap<>();
        Map<String, String> images = new HashMap<>();
        for (RecordedEvent event : newestFirst) {
            if (EventKind.BUILD.holds(event) || EventKind.TEST.holds(event)) {
                builds.computeIfAbsent(build(event), (id) -> new ArrayList<>()).add(event);
            } else if (event.type().equals(EventType.ARTIFACT_PUBLISHED.id())) {
                Matcher image = IMAGE.matcher(event.subject());
                if (image.matches()) {
                    images.putIfAbsent(text(event.customData().get(BUILD)), "sha256:" + image.group(1));
                }
            }
        }
        return builds.entrySet().stream()
                .map((build) -> of(build.getKey(), build.getValue(), images))
                .toList();
    }

    private static String build(RecordedEvent event) {
        String subject = event.subject();
        return subject.endsWith(TESTS) ? subject.substring(0, subject.length() - TESTS.length()) : subject;
    }

    private static RecordedBuild of(String id, List<RecordedEvent> events, Map<String, String> images) {
        RecordedEvent end = find(events, EventType.PIPELINE_RUN_FINISHED);
        RecordedEvent tested = find(events, EventType.TEST_SUITE_RUN_FINISHED);
        String page = first(events, BUILD);
        String commit = first(events, "commit");
        return new RecordedBuild(
                id,
                PageAddress.outside(page),
                state(events, end),
                events.get(events.size() - 1).time(),
                end == null ? null : end.time(),
                first(events, "branch"),
                commit.isEmpty() ? null : commit,
                tested == null
                        ? null
                        : new Tests(content(tested, "outcome").equals("success"), content(tested, "reason")),
                images.get(page),
                end == null ? "" : content(end, "errors"));
    }

    private static State state(List<RecordedEvent> events, @Nullable RecordedEvent end) {
        if (end == null) {
            return find(events, EventType.PIPELINE_RUN_STARTED) == null ? State.QUEUED : State.RUNNING;
        }
        return switch (content(end, "outcome")) {
            case "success" -> State.GREEN;
            case "cancel" -> State.STOPPED;
            default -> State.RED;
        };
    }

    private static @Nullable RecordedEvent find(List<RecordedEvent> events, EventType type) {
        return events.stream()
                .filter((event) -> event.type().equals(type.id()))
                .findFirst()
                .orElse(null);
    }

    private static String first(List<RecordedEvent> events, String fact) {
        return events.stream()
                .map((event) -> text(event.customData().get(fact)))
                .filter((text) -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String content(RecordedEvent event, String member) {
        return text(event.content().get(member));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
