package dev.slipway.portal.pages;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.web.HtmlPage;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** A call of an API and some pages, which go well or wrong as a test wants it. */
@RestController
@Import(SomeRoutes.SomePage.class)
class SomeRoutes {

    /** Issues a token for the pipeline of parking-permits; a run of its own lets the others' live. */
    static String token(AppTokens tokens) {
        return Objects.requireNonNull(tokens.issue(
                        new AppName("parking-permits"),
                        Set.of(Action.DEPLOY_TEST),
                        UUID.randomUUID().toString())
                .block());
    }

    @GetMapping("/api/thing")
    Mono<String> read(Caller caller) {
        return Mono.just(caller.name());
    }

    @PostMapping("/api/thing")
    Mono<String> change(@RequestBody Thing thing) {
        if (thing.name().equals("A")) {
            throw new InvalidInput("name", "'A' is too short.");
        }
        return Mono.just("changed");
    }

    @GetMapping("/api/person")
    Mono<String> person(Caller.Person person) {
        return Mono.just(person.name());
    }

    @GetMapping("/api/broken")
    Mono<String> broken() {
        return Mono.error(new IllegalStateException("the password is 123"));
    }

    record Thing(String name) {}

    @HtmlPage
    static class SomePage {

        private final Policy policy;

        SomePage(Policy policy) {
            this.policy = policy;
        }

        @GetMapping("/page")
        Rendering page(Caller caller) {
            this.policy.check(caller, Action.APP_LIST, null, null);
            return Rendering.view("sign-in")
                    .model(Map.of("failed", false, "signedOut", false))
                    .build();
        }

        @GetMapping("/page/forbidden")
        Rendering forbidden(Caller caller) {
            this.policy.check(caller, Action.AUDIT_READ, null, null);
            return page(caller);
        }

        @GetMapping("/page/in-the-way")
        Mono<Rendering> inTheWay() {
            return Mono.error(new Conflict("Another run works on it.", null));
        }

        @GetMapping("/page/broken")
        Mono<Rendering> broken() {
            return Mono.error(new IllegalStateException("the password is 123"));
        }

        @GetMapping("/page/away")
        Mono<Rendering> away() {
            return Mono.error(OutsideFault.passing("GitHub", "GitHub does not answer.", null, null));
        }
    }
}
