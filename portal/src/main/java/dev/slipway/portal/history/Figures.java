package dev.slipway.portal.history;

import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The four keys of an app, of a team or of all, added up from the figures of days: at most 366 rows a question. */
public final class Figures {

    private static final int MOST_DAYS = 366;

    private final HistoryStore store;
    private final Audience audience;
    private final Clock clock;

    Figures(HistoryStore store, Audience audience, Clock clock) {
        this.store = store;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * Returns the four keys.
     *
     * @param caller who asks
     * @param wanted whose, where and when
     * @return a sum and its parts, the newest first
     */
    public Mono<Answer> of(Caller caller, Question wanted) {
        return Mono.defer(() -> {
            LocalDate to = wanted.to() == null ? LocalDate.now(this.clock.withZone(ZoneOffset.UTC)) : wanted.to();
            LocalDate from = wanted.from() == null ? wanted.by().first(to.minusDays(83)) : wanted.from();
            if (from.isAfter(to) || to.toEpochDay() - from.toEpochDay() >= MOST_DAYS) {
                throw new InvalidInput(
                        "from", "'from' must be before 'to', and at most %d days before it.".formatted(MOST_DAYS));
            }
            return days(caller, wanted, from, to).map((days) -> answer(wanted.by(), from, to, days));
        });
    }

    private Mono<Map<LocalDate, Figure>> days(Caller caller, Question wanted, LocalDate from, LocalDate to) {
        String environment = wanted.environment();
        if (wanted.app() != null) {
            String list = HistoryKeys.figuresOf(environment, wanted.app().value());
            return this.audience
                    .reads(caller, wanted.app())
                    .then(Mono.defer(() -> this.store.daysOfApp(list, from, to)))
                    .map(Figures::byDay);
        }
        this.audience.checkReads(caller, wanted.team());
        return (wanted.team() != null
                        ? this.store.daysOfTeam(HistoryKeys.figuresOf(environment, wanted.team()), from, to)
                        : this.store.days(HistoryKeys.figures(environment), from, to))
                .map(Figures::byDay);
    }

    private static Map<LocalDate, Figure> byDay(List<HistoryItem> rows) {
        Map<LocalDate, Figure> days = new TreeMap<>();
        rows.stream()
                .filter((row) -> row.optional("changes") != null)
                .forEach((row) -> days.merge(row.day(), Figure.of(row.texts()), Figure::plus));
        return days;
    }

    private static Answer answer(Period by, LocalDate from, LocalDate to, Map<LocalDate, Figure> days) {
        List<FourKeys> parts = new ArrayList<>();
        Figure all = Figure.none();
        for (LocalDate first = by.first(from); !first.isAfter(to); first = by.next(first)) {
            Figure sum = Figure.none();
            LocalDate last = by.next(first).minusDays(1);
            for (Map.Entry<LocalDate, Figure> day : days.entrySet()) {
                if (!day.getKey().isBefore(first) && !day.getKey().isAfter(last)) {
                    sum = sum.plus(day.getValue());
                }
            }
            all = all.plus(sum);
            parts.add(0, FourKeys.of(first.isBefore(from) ? from : first, last.isAfter(to) ? to : last, sum));
        }
        return new Answer(FourKeys.of(from, to, all), parts);
    }

    /**
     * A question for figures.
     *
     * @param app one app; null for more
     * @param team one team; null for all
     * @param environment the environment
     * @param by how to sum up
     * @param from first day; null for twelve weeks ago
     * @param to last day; null for today
     */
    public record Question(
            @Nullable AppName app,
            @Nullable String team,
            String environment,
            Period by,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * The figures.
     *
     * @param all of the whole time
     * @param parts of each period, the newest first
     */
    public record Answer(FourKeys all, List<FourKeys> parts) {

        /** Copies the parts. */
        public Answer {
            parts = List.copyOf(parts);
        }
    }
}
