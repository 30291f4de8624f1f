package dev.slipway.portal.deployment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** Leads a browser that opened a deployment to the page of its run, or, where it waits for a person, to its own. */
public final class DeploymentRedirect {

    private DeploymentRedirect() {}

    /** Leads there. */
    public static Rendering to(@Nullable Deployment deployment) {
        Deployment opened = Objects.requireNonNull(deployment);
        boolean waits = opened.state() == DeploymentState.WAITING;
        return Rendering.redirectTo(
                        waits ? "/apps/" + opened.app() + "/deployments/" + opened.id() : "/runs/" + opened.id())
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
