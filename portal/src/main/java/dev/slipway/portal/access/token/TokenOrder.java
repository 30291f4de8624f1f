package dev.slipway.portal.access.token;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody asks for; nothing of it is checked yet.
 *
 * @param actions what it may be used for
 * @param days how long it is good; 30 where left out
 */
record TokenOrder(@Nullable Set<String> actions, @Nullable Integer days) {

    /** What a machine may do at all; the rest is for people. */
    private static final Set<Action> FOR_MACHINES = EnumSet.of(
            Action.DEPLOY_TEST,
            Action.DEPLOY_PROD,
            Action.IMAGE_PUSH,
            Action.EVENT_PUBLISH,
            Action.DEPLOYMENT_READ,
            Action.HISTORY_READ);

    private static final int USUAL = 30;
    private static final int LONGEST = 365;

    /** Returns the actions, or signals {@link InvalidInput}. */
    Set<Action> allowed() {
        Set<String> given = Objects.requireNonNullElse(this.actions, Set.of());
        if (given.isEmpty()) {
            throw unknown("nothing");
        }
        return given.stream().map(TokenOrder::action).collect(Collectors.toSet());
    }

    /** Returns how long it is good, or signals {@link InvalidInput}. */
    Duration lifetime() {
        int wanted = Objects.requireNonNullElse(this.days, USUAL);
        if (wanted < 1 || wanted > LONGEST) {
            throw new InvalidInput("days", "'%d' is not 1 to %d days.".formatted(wanted, LONGEST));
        }
        return Duration.ofDays(wanted);
    }

    private static Action action(String id) {
        return FOR_MACHINES.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("'%s'".formatted(id)));
    }

    private static InvalidInput unknown(String given) {
        return new InvalidInput(
                "actions",
                "%s was given: name some of %s."
                        .formatted(given, FOR_MACHINES.stream().map(Action::id).collect(Collectors.joining(", "))));
    }
}
