package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentChanges.Commit;
import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What changed by a deployment, and between two of them, as it was stored when they were made. */
public final class Changes {

    private static final int MOST = 100;

    private final HistoryStore store;
    private final Audience audience;

    Changes(HistoryStore store, Audience audience) {
        this.store = store;
        this.audience = audience;
    }

    /** Returns what a deployment changed against what ran before it. */
    public Mono<Answer> of(Caller caller, String deployment) {
        return attempt(caller, deployment)
                .flatMap((found) -> stored(found.id()).map((changes) -> Answer.of(found, List.of(changes), true)));
    }

    /**
     * Returns what changed between two deployments of an app.
     *
     * @param caller who asks
     * @param from id of the earlier one; what it brought itself is not counted. One to another environment stands for
     *     the one that brought its commit to the later one's
     * @param to id of the later one
     */
    public Mono<Answer> between(Caller caller, String from, String to) {
        return Mono.zip(attempt(caller, from), attempt(caller, to)).flatMap((both) -> {
            RecordedDeployment earlier = both.getT1();
            RecordedDeployment later = both.getT2();
            boolean backwards = earlier.environment().equals(later.environment())
                    && earlier.startedAt().isAfter(later.startedAt());
            if (backwards || !earlier.app().equals(later.app())) {
                throw new InvalidInput("from", "'from' must be an earlier deployment of the same app as 'to'.");
            }
            return this.store
                    .ofApp(
                            HistoryKeys.deploymentsOf(later.app()),
                            Position.of(later).justAfter(),
                            MOST)
                    .map((slice) -> slice.items().stream()
                            .flatMap((item) -> item.deployment().stream())
                            .toList())
                    .flatMap((attempts) -> between(attempts, earlier, later));
        });
    }

    /** Adds up what deployments brought; where the earlier one is out of reach, not all of it is known. */
    private Mono<Answer> between(
            List<RecordedDeployment> attempts, RecordedDeployment earlier, RecordedDeployment later) {
        boolean reached = attempts.stream().anyMatch((each) -> isStart(each, earlier, later));
        return Flux.fromIterable(attempts)
                .takeWhile((each) -> !isStart(each, earlier, later))
                .filter((each) -> isIn(later.environment(), each))
                .concatMap((each) -> stored(each.id()))
                .collectList()
                .map((all) -> Answer.of(later, all, reached).since(earlier));
    }

    private static boolean isStart(RecordedDeployment each, RecordedDeployment earlier, RecordedDeployment later) {
        return earlier.environment().equals(later.environment())
                ? each.id().equals(earlier.id())
                : isIn(later.environment(), each)
                        && earlier.commit() != null
                        && earlier.commit().equals(each.commit());
    }

    private static boolean isIn(String environment, RecordedDeployment deployment) {
        return deployment.state().equals("succeeded")
                && deployment.environment().equals(environment);
    }

    private Mono<RecordedDeployment> attempt(Caller caller, String id) {
        return Mono.defer(() -> {
                    this.audience.teamsOf(caller);
                    return id.isBlank() ? Mono.<HistoryItem>empty() : this.store.deployment(id);
                })
                .flatMap((item) -> Mono.justOrEmpty(item.deployment()))
                .switchIfEmpty(
                        Mono.error(() -> new NotFound("There is no deployment '%s' in the history.".formatted(id))))
                .flatMap((found) ->
                        this.audience.reads(caller, new AppName(found.app())).thenReturn(found));
    }

    private Mono<DeploymentChanges> stored(String deployment) {
        return this.store
                .partition(HistoryKeys.deployment(deployment), HistoryKeys.FACT, MOST)
                .map((facts) -> facts.stream()
                        .map((fact) -> EventJson.read(fact.text("body")))
                        .filter((event) -> !event.knownType().equals(Optional.of(EventType.DEPLOYMENT_STARTED)))
                        .sorted(Comparator.comparing(LifecycleEvent::time).reversed())
                        .flatMap((event) -> DeploymentChanges.of(event).stream())
                        .findFirst()
                        .orElse(new DeploymentChanges(null, null, null, List.of(), List.of(), List.of(), false)));
    }

    /**
     * What changed.
     *
     * @param app the app
     * @param environment the environment
     * @param commits what came in, the newest first
     * @param left what went out
     * @param files the files that were touched
     * @param whole whether all of it is known
     * @param to the deployment that ends it
     * @param from the deployment that it is counted from; null for the one before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String app,
            String environment,
            List<Commit> commits,
            List<Commit> left,
            List<String> files,
            boolean whole,
            RecordedDeployment to,
            @Nullable RecordedDeployment from) {

        /** Copies the lists. */
        public Answer {
            commits = List.copyOf(commits);
            left = List.copyOf(left);
            files = List.copyOf(files);
        }

        /**
         * Adds up changes, the newest first; what came and went again is in neither list.
         *
         * @param all whether these are all changes there were
         */
        static Answer of(RecordedDeployment last, List<DeploymentChanges> changes, boolean all) {
            NetCommits commits = new NetCommits();
            Set<String> files = new TreeSet<>();
            boolean whole = all;
            for (DeploymentChanges each : changes) {
                commits.add(each);
                files.addAll(each.files());
                whole = whole && each.whole();
            }
            return new Answer(
                    last.app(), last.environment(), commits.in(), commits.out(), List.copyOf(files), whole, last, null);
        }

        Answer since(RecordedDeployment earlier) {
            return new Answer(
                    this.app, this.environment, this.commits, this.left, this.files, this.whole, this.to, earlier);
        }
    }
}
