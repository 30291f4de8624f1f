package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.events.Figure;
import dev.slipway.events.Spread;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The four keys of DORA for a period, each with how many it is made of.
 *
 * @param from first day
 * @param to last day
 * @param deployments deployments that succeeded, without rollbacks
 * @param perDay how many that are a day
 * @param leadTimeSeconds median from commit to running; null where nothing was deployed
 * @param leadTimes how many lead times
 * @param changes deployments that began, without rollbacks
 * @param failedChanges those that failed or caused an incident
 * @param changeFailureRate their share, 0 to 1; null where nothing began
 * @param restoreSeconds median duration of the incidents that ended; null where none did
 * @param restored how many incidents ended
 * @param exact whether the medians are exact; they are right within 5 % otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FourKeys(
        LocalDate from,
        LocalDate to,
        int deployments,
        double perDay,
        @Nullable Long leadTimeSeconds,
        long leadTimes,
        int changes,
        int failedChanges,
        @Nullable Double changeFailureRate,
        @Nullable Long restoreSeconds,
        long restored,
        boolean exact) {

    static FourKeys of(LocalDate from, LocalDate to, Figure figure) {
        long days = to.toEpochDay() - from.toEpochDay() + 1;
        return new FourKeys(
                from,
                to,
                figure.deployments(),
                Math.round(100.0 * figure.deployments() / days) / 100.0,
                median(figure.leadTime()),
                figure.leadTime().count(),
                figure.changes(),
                figure.failed(),
                figure.changes() == 0 ? null : Math.round(1000.0 * figure.failed() / figure.changes()) / 1000.0,
                median(figure.restoreTime()),
                figure.restoreTime().count(),
                figure.leadTime().isExact() && figure.restoreTime().isExact());
    }

    private static @Nullable Long median(Spread spread) {
        return spread.median().isPresent() ? Long.valueOf(spread.median().getAsLong()) : null;
    }
}
