package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes orders for deployments: checks them, sees that one runs at a time, and opens the run. */
final class DeploymentOpening {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final String DEPLOYMENT = "deployment";

    private final Table table;
    private final Environments environments;
    private final ImageCheck images;
    private final RunOpening opening;

    DeploymentOpening(Table table, Environments environments, ImageCheck images, RunOpening opening) {
        this.table = table;
        this.environments = environments;
        this.images = images;
        this.opening = opening;
    }

    Mono<Deployment> open(App app, NewDeployment wanted, Caller caller) {
        return Mono.defer(() -> {
            Environment environment = this.environments.get(
                    new EnvironmentName(given("environment", wanted.environment(), "its name, for example 'test'")));
            String digest = matching("digest", wanted.digest(), DIGEST, "'sha256:' and 64 hexadecimal digits");
            String commit = matching("commit", wanted.commit(), COMMIT, "40 hexadecimal digits");
            URI build = build(wanted.build());
            return this.images
                    .check(app.name(), digest, commit)
                    .then(previousDigest(app, environment.name()))
                    .flatMap(previous ->
                            store(app, environment.name(), digest, commit, build, caller, previous.orElse(null)));
        });
    }

    private Mono<Deployment> store(
            App app,
            EnvironmentName environment,
            String digest,
            String commit,
            @Nullable URI build,
            Caller caller,
            @Nullable String previous) {
        Run draft = this.opening.draft(RunKind.DEPLOYMENT, app.name(), null, caller.name(), DeploymentPlan.plan());
        Deployment deployment = new Deployment(
                draft.id(),
                app.name(),
                environment,
                DeploymentState.QUEUED,
                digest,
                commit,
                build,
                caller.name(),
                draft.createdAt(),
                null,
                null,
                previous,
                null,
                null,
                List.of());
        return notHeld(app)
                .flatMap(held -> this.opening.open(
                        draft,
                        DeploymentPlan.group(app.name(), environment),
                        List.of(
                                held,
                                Change.create(Item.of(DeploymentItems.rollout(app.name(), environment))
                                        .with(DEPLOYMENT, deployment.id())),
                                Change.create(DeploymentItems.item(deployment)))))
                .thenReturn(deployment)
                .onErrorResume(ConditionFailed.class, failed -> busy(app, environment));
    }

    /** The change that fails while somebody else's run works on the app's inventory. */
    private Mono<Change> notHeld(App app) {
        Key key = Exclusion.key(app.name());
        return this.table
                .get(key)
                .map(item -> Change.check(key, Condition.is(Exclusion.RUN, app.createRun())))
                .defaultIfEmpty(Change.check(key, Condition.noItem()));
    }

    private Mono<Deployment> busy(App app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.rollout(app.name(), environment))
                .map(item -> new Conflict(
                        "A deployment of '%s' to %s is under way. Wait until it has ended, then deploy again."
                                .formatted(app.name(), environment),
                        URI.create("/api/v1/deployments/" + item.text(DEPLOYMENT))))
                .defaultIfEmpty(new Conflict(
                        "Another run works on '%s'. Wait until it has ended, then deploy again.".formatted(app.name()),
                        null))
                .flatMap(Mono::error);
    }

    private Mono<Optional<String>> previousDigest(App app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.current(app.name(), environment))
                .map(item -> Optional.of(item.text("digest")))
                .defaultIfEmpty(Optional.empty());
    }

    private static @Nullable URI build(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            URI address = URI.create(given);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException ex) {
            throw notAnAddress(given);
        }
        throw notAnAddress(given);
    }

    private static InvalidInput notAnAddress(String given) {
        return new InvalidInput("build", "'%s' is not the http(s) address of a build's page.".formatted(given));
    }

    private static String matching(String field, @Nullable String value, Pattern shape, String allowed) {
        String text = given(field, value, allowed);
        if (!shape.matcher(text).matches()) {
            throw new InvalidInput(field, "'%s' is not a %s: give %s.".formatted(text, field, allowed));
        }
        return text;
    }

    private static String given(String field, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "'%s' is missing: give %s.".formatted(field, what));
        }
        return value;
    }
}
