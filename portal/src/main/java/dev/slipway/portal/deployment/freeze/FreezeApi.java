package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.access.Caller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Freezes in the API. */
@RestController
class FreezeApi {

    private final FreezeOrders orders;

    FreezeApi(FreezeOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/api/v1/freezes")
    Mono<List<Freeze>> list(Caller caller) {
        return this.orders.list(caller);
    }

    @PostMapping("/api/v1/freezes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Freeze> add(Caller.Person caller, @RequestBody NewFreeze wanted) {
        return this.orders.add(caller, wanted);
    }

    @DeleteMapping("/api/v1/freezes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller.Person caller, @RequestParam(defaultValue = "") String id) {
        return this.orders.remove(caller, id);
    }
}
