package dev.slipway.sandbox.fault;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls meet which fault.
 *
 * @param system {@code github}, {@code jenkins}, {@code aws}, or {@code *} for each
 * @param call name of a call as {@link Call#name()} has it; {@code *} in it stands for any text
 * @param caller whose calls; {@code *} for anybody's. The portal's when null
 * @param fault what is wrong
 * @param millis how long a slow call waits, in milliseconds
 * @param status HTTP status of a refusal, 400 to 599
 * @param headers headers of a refusal, such as {@code Retry-After}
 * @param after how many such calls pass before the first that meets the fault
 * @param times how many calls meet it; 0 for no end
 * @param seconds how long the rule holds from the moment it is set, in seconds; 0 for no end
 */
public record FaultRule(
        String system,
        String call,
        @Nullable String caller,
        Fault fault,
        int millis,
        int status,
        @Nullable Map<String, String> headers,
        int after,
        int times,
        int seconds) {

    /** Checks what can be wrong with a rule; the message says what is allowed. */
    public FaultRule {
        if (system.isBlank() || call.isBlank()) {
            throw new IllegalArgumentException("A rule names a system (github, jenkins, aws or *) and a call (or *).");
        }
        if (fault == Fault.STATUS && (status < 400 || status > 599)) {
            throw new IllegalArgumentException(
                    "The status is %d: a refusal has one from 400 to 599.".formatted(status));
        }
        if (millis < 0 || after < 0 || times < 0 || seconds < 0) {
            throw new IllegalArgumentException("millis, after, times and seconds are 0 or more.");
        }
    }

    /** Returns a rule for the next call of a name, once. */
    public static FaultRule once(String system, String call, Fault fault) {
        return new FaultRule(system, call, null, fault, 0, 500, null, 0, 1, 0);
    }

    /** Returns a rule that refuses calls with a status, for ever. */
    public static FaultRule refusing(String system, String call, int status, Map<String, String> headers) {
        return new FaultRule(system, call, null, Fault.STATUS, 0, status, headers, 0, 0, 0);
    }

    /** Returns a rule that slows calls down, for ever. */
    public static FaultRule slow(String system, String call, Duration latency) {
        return new FaultRule(
                system, call, null, Fault.LATENCY, Math.toIntExact(latency.toMillis()), 500, null, 0, 0, 0);
    }

    /** Returns this rule for so many seconds from the moment it is set. */
    public FaultRule forSeconds(int duration) {
        return new FaultRule(
                this.system,
                this.call,
                this.caller,
                this.fault,
                this.millis,
                this.status,
                this.headers,
                this.after,
                this.times,
                duration);
    }

    boolean matches(Call made) {
        String whose = (this.caller != null) ? this.caller : Call.PORTAL;
        return matches(this.system, made.system()) && matches(this.call, made.name()) && matches(whose, made.caller());
    }

    private static boolean matches(String pattern, String text) {
        String expression =
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(expression);
    }
}
