package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds names close to one that is taken, and free everywhere. */
@Component
final class NameIdeas {

    private static final List<String> ENDINGS = List.of("-app", "-2", "-service");
    private static final int ENOUGH = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AppDirectory apps;
    private final Preflight preflight;

    NameIdeas(AppDirectory apps, Preflight preflight) {
        this.apps = apps;
        this.preflight = preflight;
    }

    /** Returns free names, two at most; none when nothing can be asked in time. */
    Mono<List<String>> near(String taken) {
        return Flux.fromIterable(ENDINGS)
                .flatMap((ending) -> Flux.fromStream(() -> named(taken + ending)))
                .flatMapSequential(this::ifFree)
                .take(ENOUGH)
                .map(AppName::value)
                .collectList()
                .timeout(PATIENCE, Mono.just(List.of()));
    }

    private static Stream<AppName> named(String idea) {
        try {
            return Stream.of(new AppName(idea));
        } catch (InvalidInput tooLong) {
            return Stream.empty();
        }
    }

    private Mono<AppName> ifFree(AppName idea) {
        Mono<AppName> outside = this.preflight
                .nameIsFree(idea)
                .thenReturn(idea)
                .onErrorComplete((fault) -> fault instanceof Conflict
                        || fault instanceof OutsideFault
                        || fault instanceof TimeoutException);
        return this.apps.find(idea).hasElement().flatMap((exists) -> exists ? Mono.<AppName>empty() : outside);
    }
}
