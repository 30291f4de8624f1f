package dev.slipway.portal.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.access.audit.AuditRecord;
import dev.slipway.portal.access.audit.AuditTrail;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.OpenDoors;
import dev.slipway.portal.outside.TestPortal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Who comes in at which route. The routes come from the router, so that one without a row in
 * {@code docs/access-matrix.md} is seen at once.
 */
@OnWholePortal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.application.name=route-matrix")
class RouteMatrixTests {

    private final Matrix expected = Matrix.expected();
    private final Doors doors;

    RouteMatrixTests(@Autowired ApplicationContext portal, @Autowired TestPortal world) {
        this.doors = new Doors(portal, new SampleWorld(portal, world));
    }

    @Test
    void everyRouteLetsInThoseOfItsRow() {
        List<MatrixRow> observed =
                this.doors.routes(this.expected).stream().map(this.doors::knock).toList();
        Matrix.write(observed);

        assertThat(lines(observed))
                .as("what the portal answers (portal/target/access-matrix.md) against docs/access-matrix.md: a new"
                        + " route needs a row there; take it over after you have checked it")
                .isEqualTo(lines(this.expected.rows()));
    }

    @Test
    void aRoleCheckTakenAwayTurnsTheMatrixRed(@Autowired OpenDoors openDoors) {
        List<MatrixRow> guarded = this.expected.rows().stream()
                .filter((row) ->
                        row.path().equals("/api/v1/apps/{name}") || row.path().equals("/runs/{id}"))
                .toList();

        openDoors.open();
        List<MatrixRow> observed = guarded.stream().map(this.doors::knock).toList();
        openDoors.close();

        assertThat(observed).doesNotContainAnyElementsOf(guarded).isNotEmpty();
    }

    @Test
    void everyChangingRouteLeavesAnAuditRecord(@Autowired AuditTrail trail) {
        for (MatrixRow row : this.expected.rows()) {
            if (row.method().equals("GET")) {
                continue;
            }
            this.doors.knockAsAdmin(row);
            AuditRecord kept = newest(trail);

            assertThat(kept.route()).isEqualTo(row.route());
            assertThat(kept.who()).as(row.route()).isEqualTo("ada");
            assertThat(kept.action()).as("the action of " + row.route()).isNotNull();
            if (row.path().contains("{")) {
                assertThat(kept.app()).as("the app of " + row.route()).isEqualTo("parking-permits");
            }
        }
    }

    private static AuditRecord newest(AuditTrail trail) {
        return Objects.requireNonNull(
                        trail.ofDay(LocalDate.now(ZoneOffset.UTC), null, 1).block())
                .items()
                .get(0);
    }

    private static String lines(List<MatrixRow> rows) {
        return String.join("\n", rows.stream().map(MatrixRow::toString).toList());
    }
}
