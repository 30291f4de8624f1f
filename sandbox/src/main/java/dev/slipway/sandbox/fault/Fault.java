package dev.slipway.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong with a call. */
public enum Fault {
    /** The call works, but only after a while. */
    LATENCY,
    /** Nothing happens and nothing is answered, until the caller gives up. */
    NO_ANSWER,
    /** Nothing happens, and the answer is the status that the rule names. */
    STATUS,
    /** Nothing happens, and the connection is reset. */
    RESET,
    /** The call takes its effect, and the connection is reset instead of an answer. */
    EFFECT_THEN_LOST_ANSWER;

    /** Returns the word that rules and pages use, such as {@code no-answer}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
