package dev.slipway.lambdas.projection;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deploy, as all its events tell it: it began with the earliest one and stands where the highest one
 * says.
 */
final class Attempt {

    /** What the rows begin with that name incidents which this attempt caused. */
    static final String CAUSED = "caused#";

    /** What the rows begin with that name the image, as ECS's tasks tell it. */
    static final String IMAGE = "image#";

    static final String BODY = "body";
    static final String OUTSIDE = "outside";

    private static final Comparator<LifecycleEvent> BY_RANK = Comparator.comparing((LifecycleEvent event) ->
                    AttemptState.after(event).map(AttemptState::rank).orElse(-1))
            .thenComparing(LifecycleEvent::time)
            .thenComparing(LifecycleEvent::id);

    private final List<LifecycleEvent> events;
    private final LifecycleEvent highest;
    private final DeploymentFacts facts;
    private final AttemptState state;
    private final boolean blamed;
    private final @Nullable String image;

    private Attempt(List<LifecycleEvent> events, List<Row> partition) {
        this.events = events;
        this.blamed = partition.stream().anyMatch((row) -> row.sort().startsWith(CAUSED));
        this.image = partition.stream()
                .map(Row::sort)
                .filter((sort) -> sort.startsWith(IMAGE))
                .map((sort) -> sort.substring(IMAGE.length()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        this.highest = events.stream().max(BY_RANK).orElseThrow();
        this.facts = DeploymentFacts.of(this.highest).orElseThrow();
        this.state = AttemptState.after(this.highest).orElseThrow();
    }

    /** Reads what is known of an attempt; empty when no event has told of it. */
    static Optional<Attempt> of(List<Row> partition) {
        List<LifecycleEvent> events = partition.stream()
                .filter((row) -> row.sort().startsWith(HistoryKeys.FACT))
                .map((row) -> EventJson.read(String.valueOf(row.text(BODY))))
                .filter(Attempt::tellsOfOne)
                .toList();
        return events.isEmpty() ? Optional.empty() : Optional.of(new Attempt(events, partition));
    }

    /** Returns whether an event tells of an attempt to deploy. */
    static boolean tellsOfOne(LifecycleEvent event) {
        return AttemptState.after(event).isPresent()
                && DeploymentFacts.of(event).isPresent();
    }

    DeploymentFacts facts() {
        return this.facts;
    }

    boolean isOutside() {
        return OUTSIDE.equals(this.facts.trigger());
    }

    boolean isRollback() {
        return isOf(this.highest, EventType.SERVICE_ROLLED_BACK);
    }

    boolean isSuccess() {
        return this.state.name().equals(AttemptState.SUCCEEDED);
    }

    boolean isFailure() {
        return this.state.name().equals(AttemptState.FAILED);
    }

    boolean isBlamed() {
        return this.blamed;
    }

    Instant startedAt() {
        return this.events.stream()
                .map(LifecycleEvent::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Nullable
    Instant endedAt() {
        return this.state.isEnd() ? this.highest.time() : null;
    }

    /** Returns all days on which it may have ended, as one event or another said. */
    Set<String> endings() {
        Set<String> days = new TreeSet<>();
        this.events.stream()
                .filter((event) ->
                        AttemptState.after(event).map(AttemptState::isEnd).orElse(false))
                .forEach((event) -> days.add(HistoryKeys.day(event.time()).toString()));
        return days;
    }

    Optional<DeploymentChanges> changes() {
        return DeploymentChanges.of(this.highest);
    }

    @Nullable
    String reason() {
        return DeploymentFacts.reason(this.highest).orElse(null);
    }

    /** Returns it as the attributes of its row, without the lists that it stands in. */
    Map<String, String> values() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("id", this.facts.id());
        all.put("app", this.facts.app());
        all.put("environment", this.facts.environment());
        all.put("team", this.facts.team());
        all.put("state", this.state.name());
        all.put("digest", digest());
        all.put("commit", this.facts.commit());
        all.put("build", this.facts.build());
        all.put("trigger", this.facts.trigger());
        all.put("by", this.facts.by());
        all.put("reason", reason());
        all.put("rollback", isRollback() ? "true" : null);
        all.put("blamed", this.blamed ? "true" : null);
        all.put("replaces", changes().map(DeploymentChanges::replaces).orElse(null));
        all.put(
                "committedAt",
                changes()
                        .map(DeploymentChanges::committedAt)
                        .map(Instant::toString)
                        .orElse(null));
        all.put("startedAt", startedAt().toString());
        Instant ended = endedAt();
        all.put("endedAt", ended == null ? null : ended.toString());
        Map<String, String> values = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** ECS tells the image with the tasks and not with the rollout. */
    private @Nullable String digest() {
        return this.facts.digest() != null ? this.facts.digest() : this.image;
    }

    private static boolean isOf(LifecycleEvent event, EventType type) {
        return event.knownType().equals(Optional.of(type));
    }
}
