package dev.slipway.portal.history;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One attempt as a row of the deployments page.
 *
 * @param when when it began
 * @param app name of the app
 * @param appHref the app's page, for those who may open it
 * @param state how it went
 * @param reason why it failed or was refused
 * @param lasted how long it took
 * @param environment where to
 * @param commit the commit
 * @param digest the image
 * @param who who asked
 * @param build page of the build
 * @param changesHref what it changed
 * @param incidentHref where to say that it caused an incident, for those who may
 * @param id the deployment's id
 */
record DeploymentRow(
        When when,
        String app,
        @Nullable String appHref,
        StateLabel state,
        @Nullable String reason,
        @Nullable String lasted,
        String environment,
        @Nullable ShortId commit,
        @Nullable ShortId digest,
        @Nullable String who,
        @Nullable String build,
        String changesHref,
        @Nullable String incidentHref,
        String id) {

    static DeploymentRow of(RecordedDeployment deployment, boolean readsApp, Instant now) {
        Instant ended = deployment.endedAt();
        return new DeploymentRow(
                When.of(deployment.startedAt(), now),
                deployment.app(),
                readsApp ? "/apps/" + deployment.app() : null,
                label(deployment),
                deployment.reason(),
                ended == null ? null : TimeWords.lasting(Duration.between(deployment.startedAt(), ended)),
                deployment.environment(),
                deployment.commit() == null ? null : ShortId.commit(deployment.commit()),
                deployment.digest() == null ? null : ShortId.digest(deployment.digest()),
                deployment.by(),
                PageAddress.outside(deployment.build()),
                "/deployments/changes?to=" + UriUtils.encodeQueryParam(deployment.id(), StandardCharsets.UTF_8),
                readsApp && deployment.state().equals("succeeded")
                        ? "/apps/%s/incidents".formatted(deployment.app())
                        : null,
                deployment.id());
    }

    private static StateLabel label(RecordedDeployment deployment) {
        return switch (deployment.state()) {
            case "succeeded" -> StateLabel.done(deployment.rollback() ? "rolled back" : "succeeded");
            case "failed" -> StateLabel.failed("failed");
            case "refused", "cancelled", "waiting" -> StateLabel.held(deployment.state());
            default -> StateLabel.running(deployment.state());
        };
    }
}
