package dev.slipway.portal.provisioning;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** Leads a browser that started a run, or let it go on, to the run's page. */
public final class RunRedirect {

    private RunRedirect() {}

    /** Returns the answer: 303 to the page of a run. */
    public static Rendering to(Run run) {
        return Rendering.redirectTo("/runs/" + run.id())
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
