package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The checks that the environment's settings name are green on the commit. */
final class ChecksGate implements Gate {

    private static final String GREEN = "success";

    private final SourceHosting source;
    private final CommitHistory commits;
    private final Map<String, List<String>> required;

    ChecksGate(SourceHosting source, CommitHistory commits, Map<String, List<String>> required) {
        this.source = source;
        this.commits = commits;
        this.required = required;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        List<String> wanted =
                this.required.getOrDefault(attempt.order().environment().value(), List.of());
        if (wanted.isEmpty()) {
            return Mono.empty();
        }
        return this.source
                .find(attempt.app().name().repository())
                .flatMap(repository ->
                        this.commits.checks(repository, attempt.order().commit()))
                .defaultIfEmpty(Map.of())
                .flatMap(found -> Mono.justOrEmpty(wanted.stream()
                        .filter(check -> !GREEN.equals(found.get(check)))
                        .findFirst()
                        .map(check ->
                                "The check '%s' of the commit %.7s is %s, and %s takes only green ones. Mend it, then ask again."
                                        .formatted(
                                                check,
                                                attempt.order().commit(),
                                                found.getOrDefault(check, "missing"),
                                                attempt.order().environment()))));
    }
}
