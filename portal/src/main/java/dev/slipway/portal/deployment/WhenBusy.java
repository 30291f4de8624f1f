package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a deployment while another one is under way in its environment. */
public enum WhenBusy {
    /** It is refused. */
    REFUSE,
    /** It waits for its turn. */
    WAIT,
    /** It takes the other one's place, which is cancelled. */
    SUPERSEDE;

    /** Reads what a caller asks for; nothing means {@link #REFUSE}. */
    static WhenBusy of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return REFUSE;
        }
        return Arrays.stream(values())
                .filter(one -> one.word().equals(given))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "whenBusy",
                        "'%s' is unknown: use %s."
                                .formatted(
                                        given,
                                        Arrays.stream(values())
                                                .map(WhenBusy::word)
                                                .collect(Collectors.joining(", ")))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
