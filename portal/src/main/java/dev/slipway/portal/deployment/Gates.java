package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one place where rules are asked, whoever deploys and by whatever way. */
final class Gates {

    private final List<Gate> gates;

    /** @param gates the rules, in the order in which they are asked */
    Gates(List<Gate> gates) {
        this.gates = List.copyOf(gates);
    }

    /** Returns the words of the first rule that is broken; completes empty when none is. All are asked at once. */
    Mono<String> refusal(Gate.Attempt attempt) {
        return Flux.fromIterable(this.gates)
                .filter(gate -> gate.stopsRollbacks() || !attempt.order().isRollback())
                .flatMapSequential(gate -> gate.refusal(attempt).materialize())
                .filter(answer -> !answer.isOnComplete())
                .next()
                .dematerialize();
    }

    /** Returns the words of all rules that are broken, for those who want to know before they ask. */
    Mono<List<String>> refusals(Gate.Attempt attempt) {
        return Flux.fromIterable(this.gates)
                .flatMapSequential(gate -> gate.refusal(attempt)
                        .onErrorResume(InvalidInput.class, invalid -> Mono.just(String.valueOf(invalid.getMessage()))))
                .collectList();
    }
}
