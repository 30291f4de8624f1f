package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageRegistry.RegistryLogin;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lends pipelines a login that can push to their own app's registry for some minutes. */
@RestController
class RegistryLoginApi {

    private final AppDirectory apps;
    private final ImageRegistry registry;
    private final Policy policy;

    RegistryLoginApi(AppDirectory apps, ImageRegistry registry, Policy policy) {
        this.apps = apps;
        this.registry = registry;
        this.policy = policy;
    }

    @PostMapping("/api/v1/apps/{app}/registry-login")
    Mono<ResponseEntity<Login>> login(Caller caller, @PathVariable AppName app) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext(found -> this.policy.check(caller, Action.IMAGE_PUSH, found, null))
                .flatMap(found -> this.registry.pushLogin(found.name().registry()))
                .map(login ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Login.of(login)));
    }

    /**
     * The login.
     *
     * @param registry address of the registry
     * @param user user name
     * @param password password
     * @param expiresAt when it ends
     */
    record Login(String registry, String user, String password, Instant expiresAt) {

        static Login of(RegistryLogin login) {
            return new Login(login.registry().toString(), login.user(), login.password(), login.expiresAt());
        }

        @Override
        public String toString() {
            return "Login[registry=%s, password=***]".formatted(this.registry);
        }
    }
}
