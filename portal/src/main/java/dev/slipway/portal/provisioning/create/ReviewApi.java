package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.access.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows what an order would create, as JSON, or the repository alone as a zip; nothing is created. */
@RestController
class ReviewApi {

    private final Reviews reviews;
    private final Policy policy;

    ReviewApi(Reviews reviews, Policy policy) {
        this.reviews = reviews;
        this.policy = policy;
    }

    @PostMapping("/api/v1/reviews")
    Mono<ReviewAnswer> review(Caller caller, @RequestBody NewApp wanted) {
        return look(caller, wanted).map(ReviewAnswer::of);
    }

    @PostMapping(path = "/api/v1/reviews/zip", produces = "application/zip")
    Mono<ResponseEntity<byte[]>> zip(Caller caller, @RequestBody NewApp wanted) {
        return look(caller, wanted)
                .flatMap(review ->
                        Mono.fromCallable(() -> RepositoryZip.answer(review)).subscribeOn(Schedulers.boundedElastic()));
    }

    private Mono<Review> look(Caller caller, NewApp wanted) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        if (!(caller instanceof Caller.Person person)) {
            throw new Forbidden("Only a person can create an app. Sign in, or ask somebody of your team.");
        }
        return this.reviews.review(wanted, person);
    }
}
