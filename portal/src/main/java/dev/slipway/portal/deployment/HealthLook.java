package dev.slipway.portal.deployment;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Asks the container platform how an app does now. Whoever looks does not wait long for a platform that is away. */
public final class HealthLook {

    private static final Logger log = LoggerFactory.getLogger(HealthLook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ContainerPlatform platform;

    HealthLook(ContainerPlatform platform) {
        this.platform = platform;
    }

    /** Returns how an app does in an environment; {@link Health.State#UNKNOWN} where the platform does not answer. */
    public Mono<Health> of(AppName app, Environment environment) {
        return this.platform
                .findService(environment.cluster(), app.service())
                .map(service -> Health.of(service.running(), service.desired()))
                .defaultIfEmpty(Health.NONE)
                .timeout(PATIENCE)
                .onErrorResume(fault -> fault instanceof OutsideFault || fault instanceof TimeoutException, fault -> {
                    log.info("The health of {} in {} is not told: {}", app, environment.name(), fault.toString());
                    return Mono.just(Health.UNKNOWN);
                });
    }
}
