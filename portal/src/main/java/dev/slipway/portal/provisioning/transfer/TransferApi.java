package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.provisioning.RunAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives apps away. */
@RestController
class TransferApi {

    private final Transfers transfers;
    private final AppDirectory apps;
    private final Policy policy;

    TransferApi(Transfers transfers, AppDirectory apps, Policy policy) {
        this.transfers = transfers;
        this.apps = apps;
        this.policy = policy;
    }

    @PostMapping("/api/v1/apps/{app}/transfer")
    Mono<ResponseEntity<RunAnswer>> transfer(
            Caller caller, @PathVariable AppName app, @RequestBody TransferOrder order) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext(found -> this.policy.check(caller, Action.APP_TRANSFER, found, null))
                .flatMap(found -> this.transfers.transfer(found, order, caller))
                .map(RunAnswer::accepted);
    }
}
