package dev.slipway.portal.web;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts the frame into every page's model, the CSRF token with it. */
@ControllerAdvice(annotations = HtmlPage.class)
@EnableConfigurationProperties(NoticeProperties.class)
final class Frames {
    /** Name of the frame in the model. */
    static final String NAME = "frame";

    private final Assets assets;
    private final @Nullable NoticeProperties notice;

    Frames(Assets assets, NoticeProperties notice) {
        this.assets = assets;
        this.notice = notice.text() == null ? null : notice;
    }

    @ModelAttribute(NAME)
    Mono<Frame> frame(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        Caller.Person person = Callers.in(exchange) instanceof Caller.Person found ? found : null;
        Frame bare = new Frame(person, null, this.notice, this.assets, Frame.sections(path, person));
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        // Asking for the token opens a session, which somebody who has not signed in has no use for.
        return person == null || token == null
                ? Mono.just(bare)
                : token.map((csrf) -> new Frame(person, csrf, this.notice, this.assets, bare.sections()))
                        .defaultIfEmpty(bare);
    }
}
