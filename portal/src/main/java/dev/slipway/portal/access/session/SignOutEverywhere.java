package dev.slipway.portal.access.session;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Lets a person end all their sessions, also those in browsers they have lost. */
@HtmlPage
final class SignOutEverywhere {

    private final TableSessions sessions;
    private final Policy policy;

    SignOutEverywhere(TableSessions sessions, Policy policy) {
        this.sessions = sessions;
        this.policy = policy;
    }

    @PostMapping("/sign-out/everywhere")
    Mono<Rendering> signOut(Caller.Person caller, WebSession session) {
        this.policy.check(caller, Action.SIGN_OUT, null, null);
        return this.sessions
                .endAllOf(caller.subject())
                .then(session.invalidate())
                .thenReturn(Rendering.redirectTo("/sign-in?signed-out")
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }
}
