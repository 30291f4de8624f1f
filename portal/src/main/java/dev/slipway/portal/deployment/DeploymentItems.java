package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How deployments stand in the table. */
final class DeploymentItems {

    /** Name of the attribute that says which deployment is under way. */
    static final String DEPLOYMENT = "deployment";

    /** Name of the attribute that says how far a deployment has come. */
    static final String STATE = "state";

    /** What every key of an image that once ran begins with. */
    static final String RAN = "ran#";

    private DeploymentItems() {}

    static Key key(String id) {
        return new Key("deployment#" + id, "deployment");
    }

    static String list(AppName app) {
        return "deployments#" + app;
    }

    /** The item that says which deployment is under way; there is one at a time. */
    static Key rollout(AppName app, EnvironmentName environment) {
        return new Key(AppDirectory.partition(app), "rollout#" + environment);
    }

    /** The item that says what runs, after the last deployment that succeeded. */
    static Key current(AppName app, EnvironmentName environment) {
        return new Key(AppDirectory.partition(app), "current#" + environment);
    }

    /** What every key of an image that once ran in an environment begins with. */
    static String ran(EnvironmentName environment) {
        return RAN + environment + "#";
    }

    /** The item that says when an image ran last, and with what. */
    static Key ran(AppName app, EnvironmentName environment, String digest) {
        return new Key(AppDirectory.partition(app), ran(environment) + digest);
    }

    /** Writes a deployment under one of the keys of an app. */
    static Item under(Key key, Deployment deployment) {
        return fields(Item.of(key), deployment);
    }

    static Item item(Deployment deployment) {
        return fields(Item.of(key(deployment.id())), deployment)
                .with(Index.LISTED.partition(), list(deployment.app()))
                .with(Index.LISTED.sort(), deployment.id());
    }

    private static Item fields(Item item, Deployment deployment) {
        Order order = deployment.order();
        Outcome outcome = deployment.outcome();
        return item.with("id", deployment.id())
                .with("app", deployment.app().value())
                .with(STATE, deployment.state().name())
                .with("environment", order.environment().value())
                .with("digest", order.digest())
                .with("commit", order.commit())
                .with("build", (order.build() != null) ? order.build().toString() : null)
                .with("trigger", order.trigger().name())
                .with("configuration", order.configuration())
                .with("words", order.words())
                .with("who", deployment.who())
                .with("createdAt", deployment.createdAt())
                .with("startedAt", deployment.startedAt())
                .with("endedAt", deployment.endedAt())
                .with("previousDigest", outcome.previousDigest())
                .with("taskDefinition", outcome.taskDefinition())
                .with("reason", outcome.reason())
                .withJson("logTail", outcome.logTail())
                .with("approvedBy", outcome.approvedBy());
    }

    static Deployment read(Item item) {
        return new Deployment(
                item.text("id"),
                new AppName(item.text("app")),
                DeploymentState.valueOf(item.text(STATE)),
                order(item),
                item.text("who"),
                item.time("createdAt"),
                item.timeOrNull("startedAt"),
                item.timeOrNull("endedAt"),
                outcome(item));
    }

    private static Order order(Item item) {
        URI build = address(item.textOrNull("build"));
        return new Order(
                new EnvironmentName(item.text("environment")),
                item.text("digest"),
                item.text("commit"),
                build,
                Trigger.valueOf(item.text("trigger")),
                (int) item.number("configuration"),
                item.textOrNull("words"));
    }

    @SuppressWarnings("unchecked")
    private static Outcome outcome(Item item) {
        return new Outcome(
                item.textOrNull("previousDigest"),
                item.textOrNull("taskDefinition"),
                item.textOrNull("reason"),
                item.json("logTail", List.class),
                item.textOrNull("approvedBy"));
    }

    private static @Nullable URI address(@Nullable String text) {
        return (text != null) ? URI.create(text) : null;
    }
}
