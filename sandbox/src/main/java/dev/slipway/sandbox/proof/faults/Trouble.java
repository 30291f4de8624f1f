package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.fault.Call;
import dev.slipway.sandbox.fault.Fault;
import dev.slipway.sandbox.fault.FaultRule;
import java.time.Duration;
import java.util.Map;

/** What is tried on every call, once each. */
enum Trouble {
    TIME_OUT(Fault.NO_ANSWER, 0, 500, Map.of()),
    ERROR(Fault.STATUS, 0, 500, Map.of()),
    LIMITED(Fault.STATUS, 0, 429, Map.of("Retry-After", "1")),
    RESET(Fault.RESET, 0, 500, Map.of()),
    SLOW(Fault.LATENCY, Limits.SLOW.toMillis(), 500, Map.of()),
    LOST_ANSWER(Fault.EFFECT_THEN_LOST_ANSWER, 0, 500, Map.of());

    private final Fault fault;
    private final int millis;
    private final int status;
    private final Map<String, String> headers;

    Trouble(Fault fault, long millis, int status, Map<String, String> headers) {
        this.fault = fault;
        this.millis = Math.toIntExact(millis);
        this.status = status;
        this.headers = headers;
    }

    /** Returns the rule that lets the next such call of the portal meet it. */
    FaultRule once(Call call) {
        return new FaultRule(
                call.system(), call.name(), null, this.fault, this.millis, this.status, this.headers, 0, 1, 0);
    }

    /** The time limits of this proof. */
    static final class Limits {

        /** How long the portal waits for an answer. */
        static final Duration CALL = Duration.ofSeconds(4);

        /** Three times as long. */
        static final Duration SLOW = CALL.multipliedBy(3);

        private Limits() {}

        /** Returns the portal's settings. */
        static Map<String, Object> settings() {
            String call = CALL.toSeconds() + "s";
            return Map.of(
                    "slipway.github.timeout", call,
                    "slipway.github.push-timeout", call,
                    "slipway.jenkins.timeout", call,
                    "slipway.aws.timeout", call,
                    "slipway.removal.late-answers", SLOW.plusSeconds(2).toSeconds() + "s");
        }
    }
}
