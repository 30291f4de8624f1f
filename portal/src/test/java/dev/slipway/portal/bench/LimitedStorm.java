package dev.slipway.portal.bench;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.allowance.Allowance;
import dev.slipway.portal.allowance.Limit;
import dev.slipway.portal.store.InMemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Creates at a GitHub that refuses what is too much.
 *
 * @param allowanceUsed the time that its limits make necessary over the time that the changes took
 * @param refusals how often it had to refuse
 */
record LimitedStorm(double allowanceUsed, int refusals) {

    private static final int SCALE = 60;
    private static final Limit A_MINUTE = new Limit(80, Duration.ofMinutes(1).dividedBy(SCALE));
    private static final Limit AN_HOUR = new Limit(500, Duration.ofHours(1).dividedBy(SCALE));

    /** What makes a request at GitHub that changes something; pushes go by git. */
    private static final Set<String> CHANGES = Set.of(
            "SourceHosting.create",
            "SourceHosting.giveTeamAccess",
            "SourceHosting.protectDefaultBranch",
            "SourceHosting.addWebhook",
            "DeploymentBoard.show");

    /** Creates so many apps at once. */
    static LimitedStorm of(int creates) {
        StrictGitHub github = new StrictGitHub(List.of(A_MINUTE, AN_HOUR));
        Allowance allowance =
                new Allowance(new InMemoryTable(), Clock.systemUTC(), "github", List.of(A_MINUTE, AN_HOUR));
        try (SlowWorld world = SlowWorld.scaled(
                SCALE, call -> CHANGES.contains(call) ? allowed(allowance).then(github.taking()) : Mono.empty())) {
            Storm.of(world, creates).end();
        }
        System.err.printf(
                "%d changes at GitHub in %.1f s, of which its limits make %.1f necessary; %d refusals%n",
                github.taken(),
                github.span().toMillis() / 1000.0,
                necessary(github.taken()).toMillis() / 1000.0,
                github.refusals());
        return new LimitedStorm(Figures.ratio(necessary(github.taken()), github.span()), github.refusals());
    }

    /** Returns the time from the first change to the last one, where each is made as soon as both limits allow it. */
    private static Duration necessary(int changes) {
        int before = changes - 1;
        return AN_HOUR.window()
                .multipliedBy(before / AN_HOUR.requests())
                .plus(A_MINUTE.window().multipliedBy(before % AN_HOUR.requests() / A_MINUTE.requests()));
    }

    /** As the adapter does before each change. */
    private static Mono<Void> allowed(Allowance allowance) {
        return allowance
                .take()
                .flatMap(wait -> wait.isZero()
                        ? Mono.<Void>empty()
                        : Mono.error(OutsideFault.notAllowedYet(
                                "GitHub", "waiting until GitHub allows more changes", wait)));
    }
}
