package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.provisioning.RunAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes orders for new apps. */
@RestController
class CreateApi {

    private final CreateApps createApps;
    private final Policy policy;

    CreateApi(CreateApps createApps, Policy policy) {
        this.createApps = createApps;
        this.policy = policy;
    }

    @PostMapping("/api/v1/apps")
    Mono<ResponseEntity<RunAnswer>> create(
            Caller caller,
            @RequestBody NewApp wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        if (!(caller instanceof Caller.Person person)) {
            throw new Forbidden("Only a person can create an app. Sign in, or ask somebody of your team.");
        }
        return this.createApps.create(wanted, person, idempotencyKey).map(RunAnswer::accepted);
    }
}
