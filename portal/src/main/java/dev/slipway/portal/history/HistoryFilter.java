package dev.slipway.portal.history;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments somebody wants to see, as it stands in the address.
 *
 * @param values the filters by name; those that are not set are missing
 */
public record HistoryFilter(Map<String, String> values) {

    private static final String APP = "app";
    private static final String TEAM = "team";
    private static final String ENVIRONMENT = "environment";
    private static final String STATE = "state";
    private static final String TRIGGER = "trigger";
    private static final String BY = "by";
    private static final String FROM = "from";
    private static final String TO = "to";

    private static final List<String> NAMES = List.of(APP, TEAM, ENVIRONMENT, STATE, TRIGGER, BY, FROM, TO);
    /** A rollback that succeeded: it is no other success to whoever looks for what went to an environment. */
    private static final String ROLLED_BACK = "rolledback";

    /** What the change failure rate counts; the state of a deployment alone does not tell. */
    private static final String FAILED_CHANGE = "failedchange";

    /** What may have happened, each with its words. */
    static final Map<String, String> STATES = states();

    /** What an address may hold beside filters. */
    private static final Set<String> OTHERS = Set.of("after", "cursor", "limit", "format");

    /** Copies the filters. */
    public HistoryFilter {
        values = Map.copyOf(values);
    }

    /**
     * Reads the filters of an address; empty ones count as not set, as a form sends them.
     *
     * @throws InvalidInput naming a filter that nobody defined, or a value that is none
     */
    public static HistoryFilter of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!NAMES.contains(name) && !OTHERS.contains(name)) {
                throw new InvalidInput(
                        name, "There is no filter '%s'. Use one of %s.".formatted(shortened(name), NAMES));
            }
            if (NAMES.contains(name) && !value.isBlank()) {
                check(name, value.trim());
                values.put(name, value.trim());
            }
        });
        return new HistoryFilter(values);
    }

    @Nullable
    AppName app() {
        String app = this.values.get(APP);
        return app == null ? null : new AppName(app);
    }

    @Nullable
    String team() {
        return this.values.get(TEAM);
    }

    /** Returns where to begin: what is newer is not wanted. */
    @Nullable
    Instant to() {
        String to = this.values.get(TO);
        return to == null ? null : day(TO, to).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Returns whether what is older than a time is not wanted. */
    boolean endsBefore(Instant time) {
        String from = this.values.get(FROM);
        return from != null && time.isBefore(day(FROM, from).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    boolean wants(RecordedDeployment deployment) {
        return is(APP, deployment.app())
                && is(TEAM, deployment.team())
                && is(ENVIRONMENT, deployment.environment())
                && is(TRIGGER, deployment.trigger())
                && is(BY, deployment.by())
                && (is(STATE, outcome(deployment)) || (is(STATE, FAILED_CHANGE) && deployment.isFailedChange()))
                && !endsBefore(deployment.startedAt());
    }

    private static String outcome(RecordedDeployment deployment) {
        return deployment.rollback() && deployment.state().equals("succeeded") ? ROLLED_BACK : deployment.state();
    }

    private static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        for (String state : List.of("waiting", "running", "succeeded", "failed", "refused", "cancelled")) {
            states.put(state, state);
        }
        states.put(ROLLED_BACK, "rolled back");
        states.put(FAILED_CHANGE, "failed, or caused an incident");
        return Collections.unmodifiableMap(states);
    }

    private boolean is(String name, @Nullable String value) {
        String wanted = this.values.get(name);
        return wanted == null || wanted.equals(value);
    }

    private static void check(String name, String value) {
        switch (name) {
            case APP -> named(name, () -> new AppName(value));
            case ENVIRONMENT -> named(name, () -> new EnvironmentName(value));
            case STATE -> {
                if (!STATES.containsKey(value)) {
                    throw new InvalidInput(
                            STATE, "'%s' is no state. Use one of %s.".formatted(shortened(value), STATES.keySet()));
                }
            }
            case FROM, TO -> day(name, value);
            default -> {
                if (value.length() > 80) {
                    throw new InvalidInput(name, "'%s' has more than 80 characters.".formatted(name));
                }
            }
        }
    }

    /** Says which filter is wrong, where the value itself only knows that it is no name. */
    private static void named(String name, Runnable check) {
        try {
            check.run();
        } catch (InvalidInput ex) {
            throw new InvalidInput(name, String.valueOf(ex.getMessage()));
        }
    }

    private static LocalDate day(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException ex) {
            throw new InvalidInput(name, "'%s' is no day. Write it like 2026-11-21.".formatted(shortened(value)));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
