package dev.slipway.portal.history;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outbox.Enrichment;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.CommitHistory.Commit;
import dev.slipway.portal.source.CommitHistory.Difference;
import dev.slipway.portal.source.SourceHosting;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Completes the events of ended deployments with what they changed, while the repository still tells: commits and files
 * against what ran before, and when the deployed commit was made.
 */
final class ChangesOfDeployments implements Enrichment {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesOfDeployments.class);
    private static final Set<EventType> ENDINGS = EnumSet.of(
            EventType.SERVICE_DEPLOYED,
            EventType.SERVICE_UPGRADED,
            EventType.SERVICE_ROLLED_BACK,
            EventType.DEPLOYMENT_FAILED);

    /** How GitHub names the pull request in the commits of merges and of squashes. */
    private static final Pattern PULL = Pattern.compile("^Merge pull request #(\\d+)|\\(#(\\d+)\\)$");

    private static final int LONGEST_TITLE = 120;

    private final HistoryStore store;
    private final SourceHosting source;
    private final CommitHistory commits;

    ChangesOfDeployments(HistoryStore store, SourceHosting source, CommitHistory commits) {
        this.store = store;
        this.source = source;
        this.commits = commits;
    }

    @Override
    public Mono<LifecycleEvent> complete(LifecycleEvent event) {
        Optional<DeploymentFacts> facts =
                event.knownType().filter(ENDINGS::contains).flatMap((type) -> DeploymentFacts.of(event));
        String commit = facts.map(DeploymentFacts::commit).orElse(null);
        if (facts.isEmpty() || commit == null || DeploymentChanges.of(event).isPresent()) {
            return Mono.just(event);
        }
        return before(facts.get())
                .flatMap((before) -> changes(facts.get().app(), before.orElse(null), commit))
                .map((changes) -> event.and(changes.toFacts()))
                .defaultIfEmpty(event)
                .onErrorResume(OutsideFault.class, (fault) -> {
                    LOG.warn(
                            "What deployment {} changed is not known: {}",
                            facts.get().id(),
                            fault.getMessage());
                    return Mono.just(event);
                });
    }

    private Mono<Optional<RunningVersion>> before(DeploymentFacts facts) {
        return this.store
                .runningOfApp(HistoryKeys.runningOf(facts.app()), 50)
                .map((slice) -> slice.page(RunningVersion::of).items().stream()
                        .filter((version) -> version.environment().equals(facts.environment()))
                        .filter((version) -> !version.deployment().equals(facts.id()))
                        .findFirst());
    }

    private Mono<DeploymentChanges> changes(String app, @Nullable RunningVersion before, String commit) {
        String base = before == null ? null : before.commit();
        return this.source
                .find(new AppName(app).repository())
                .flatMap((repository) -> this.commits.compare(repository, base, commit))
                .map((difference) -> changes(difference, before));
    }

    private static DeploymentChanges changes(Difference difference, @Nullable RunningVersion before) {
        return new DeploymentChanges(
                before == null ? null : before.deployment(),
                before == null ? null : before.commit(),
                difference.committedAt(),
                told(difference.added()),
                told(difference.missing()),
                difference.files(),
                difference.whole());
    }

    private static List<DeploymentChanges.Commit> told(List<Commit> commits) {
        return commits.stream()
                .map((commit) -> new DeploymentChanges.Commit(
                        commit.id(), title(commit.message()), commit.author(), pull(commit.message())))
                .toList();
    }

    private static String title(String message) {
        String first = message.lines().findFirst().orElse("");
        return first.length() > LONGEST_TITLE ? first.substring(0, LONGEST_TITLE) + "…" : first;
    }

    static @Nullable String pull(String message) {
        Matcher matcher = PULL.matcher(message.lines().findFirst().orElse(""));
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }
}
