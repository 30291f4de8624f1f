package dev.slipway.portal.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at all outside systems at once. A system that does not answer is a finding, not an error. */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Checkup> checkups;

    /** @param checkups one a system */
    public Doctor(List<Checkup> checkups) {
        this.checkups = List.copyOf(checkups);
    }

    /** Returns what was found, system by system. */
    public Mono<List<Finding>> examine() {
        return Flux.fromIterable(this.checkups).flatMapSequential(Doctor::look).collectList();
    }

    private static Flux<Finding> look(Checkup checkup) {
        return checkup.look()
                .collectList()
                .timeout(PATIENCE)
                .onErrorResume(fault -> Mono.just(List.of(away(checkup.system(), fault))))
                .flatMapIterable(found -> found);
    }

    private static Finding away(String system, Throwable fault) {
        String words = (fault instanceof TimeoutException)
                ? "%s did not answer within %d seconds.".formatted(system, PATIENCE.toSeconds())
                : String.valueOf(fault.getMessage());
        return Finding.ill(
                system,
                "answers",
                words,
                "Check the address and the credentials of %s in the settings, and that the portal reaches it."
                        .formatted(system));
    }
}
