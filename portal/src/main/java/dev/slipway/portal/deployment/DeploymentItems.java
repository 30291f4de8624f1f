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

    static Item current(Deployment deployment) {
        return fields(Item.of(current(deployment.app(), deployment.environment())), deployment);
    }

    static Item item(Deployment deployment) {
        return fields(Item.of(key(deployment.id())), deployment)
                .with(Index.LISTED.partition(), list(deployment.app()))
                .with(Index.LISTED.sort(), deployment.id());
    }

    private static Item fields(Item item, Deployment deployment) {
        return item.with("id", deployment.id())
                .with("app", deployment.app().value())
                .with("environment", deployment.environment().value())
                .with("state", deployment.state().name())
                .with("digest", deployment.digest())
                .with("commit", deployment.commit())
                .with("build", (deployment.build() != null) ? deployment.build().toString() : null)
                .with("who", deployment.who())
                .with("createdAt", deployment.createdAt())
                .with("startedAt", deployment.startedAt())
                .with("endedAt", deployment.endedAt())
                .with("previousDigest", deployment.previousDigest())
                .with("taskDefinition", deployment.taskDefinition())
                .with("reason", deployment.reason())
                .withJson("logTail", deployment.logTail());
    }

    @SuppressWarnings("unchecked")
    static Deployment read(Item item) {
        return new Deployment(
                item.text("id"),
                new AppName(item.text("app")),
                new EnvironmentName(item.text("environment")),
                DeploymentState.valueOf(item.text("state")),
                item.text("digest"),
                item.text("commit"),
                address(item.textOrNull("build")),
                item.text("who"),
                item.time("createdAt"),
                item.timeOrNull("startedAt"),
                item.timeOrNull("endedAt"),
                item.textOrNull("previousDigest"),
                item.textOrNull("taskDefinition"),
                item.textOrNull("reason"),
                item.json("logTail", List.class));
    }

    private static @Nullable URI address(@Nullable String text) {
        return (text != null) ? URI.create(text) : null;
    }
}
