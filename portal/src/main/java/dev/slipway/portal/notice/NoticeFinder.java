package dev.slipway.portal.notice;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.notice.Notice.Kind;
import dev.slipway.portal.outbox.FollowUp;
import dev.slipway.portal.outbox.OpenWork;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Finds what is worth telling among the events, and keeps it for each channel until it is told. */
final class NoticeFinder implements FollowUp {

    static final String OPEN_NOTICES = "notice";
    static final String NOTICE = "notice";
    static final String CHANNEL = "channel";
    static final String SINCE = "since";

    private final List<Channel> channels;
    private final PreviousOutcome outcomes;
    private final Clock clock;

    NoticeFinder(List<Channel> channels, PreviousOutcome outcomes, Clock clock) {
        this.channels = List.copyOf(channels);
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public Mono<List<Change>> of(LifecycleEvent event) {
        Optional<DeploymentFacts> facts = DeploymentFacts.of(event);
        Optional<EventType> type = event.knownType();
        if (facts.isEmpty() || type.isEmpty()) {
            return Mono.just(List.of());
        }
        return kind(type.get(), facts.get())
                .map((kind) -> kept(notice(kind, event, facts.get())))
                .defaultIfEmpty(List.of());
    }

    private Mono<Kind> kind(EventType type, DeploymentFacts facts) {
        return switch (type) {
            case DEPLOYMENT_FAILED -> Mono.just(Kind.FAILED);
            case DEPLOYMENT_WAITING -> Mono.just(Kind.APPROVAL_NEEDED);
            case SERVICE_DEPLOYED, SERVICE_UPGRADED, SERVICE_ROLLED_BACK ->
                this.outcomes
                        .failedBefore(new AppName(facts.app()), new EnvironmentName(facts.environment()), facts.id())
                        .filter((failed) -> failed)
                        .map((failed) -> Kind.RECOVERED);
            default -> Mono.empty();
        };
    }

    private List<Change> kept(Notice notice) {
        return this.channels.stream()
                .map((channel) -> Item.of(new Key("notice#" + notice.id(), channel.name()))
                        .withJson(NOTICE, notice)
                        .with(CHANNEL, channel.name())
                        .with(SINCE, this.clock.instant()))
                .map((item) -> Change.put(OpenWork.waiting(item, OPEN_NOTICES, this.clock)))
                .toList();
    }

    private static Notice notice(Kind kind, LifecycleEvent event, DeploymentFacts facts) {
        return new Notice(
                event.id(),
                kind,
                facts.app(),
                facts.team(),
                facts.environment(),
                facts.by(),
                facts.commit(),
                facts.build(),
                DeploymentFacts.reason(event).orElse(null));
    }
}
