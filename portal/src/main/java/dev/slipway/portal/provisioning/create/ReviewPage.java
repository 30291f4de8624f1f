package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows what the form for a new app would make, before anybody creates it, and gives the repository as a zip. */
@HtmlPage
final class ReviewPage {

    private final Reviews reviews;
    private final Catalogue catalogue;
    private final Policy policy;

    ReviewPage(Reviews reviews, Catalogue catalogue, Policy policy) {
        this.reviews = reviews;
        this.catalogue = catalogue;
        this.policy = policy;
    }

    @PostMapping("/apps/new/review")
    Mono<Rendering> review(Caller.Person caller, ServerWebExchange exchange) {
        return form(caller, exchange)
                .flatMap((form) -> review(form, caller)
                        .map((review) -> page(ReviewView.of(form, review), HttpStatus.OK))
                        .onErrorResume(
                                InvalidInput.class,
                                (broken) -> Mono.just(
                                        page(ReviewView.of(form, broken), HttpStatus.UNPROCESSABLE_CONTENT))));
    }

    @PostMapping("/apps/new/zip")
    Mono<ResponseEntity<byte[]>> zip(Caller.Person caller, ServerWebExchange exchange) {
        return form(caller, exchange)
                .flatMap((form) -> review(form, caller))
                .flatMap((review) ->
                        Mono.fromCallable(() -> RepositoryZip.answer(review)).subscribeOn(Schedulers.boundedElastic()));
    }

    private static Rendering page(ReviewView view, HttpStatus status) {
        return Rendering.view("app/new-review")
                .status(status)
                .modelAttribute("view", view)
                .build();
    }

    private Mono<NewAppForm> form(Caller.Person caller, ServerWebExchange exchange) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        return exchange.getFormData().map(NewAppForm::sent);
    }

    private Mono<Review> review(NewAppForm form, Caller.Person caller) {
        return Mono.defer(() -> this.reviews.review(form.order(this.catalogue.find(form.value("template"))), caller));
    }
}
