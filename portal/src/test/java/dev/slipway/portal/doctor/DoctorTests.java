package dev.slipway.portal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.OutsideFault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What the doctor makes of what systems say. */
class DoctorTests {

    private static final Finding WELL = Finding.well("Jenkins", "user", "gets in");

    @Test
    void putsTheFindingsOfAllSystemsOneAfterAnother() {
        List<Finding> found = examine(
                checkup(
                        "GitHub",
                        Flux.just(Finding.ill("GitHub", "team harbour", "not found", "Create it."))
                                .hide()),
                checkup("Jenkins", Flux.just(WELL)));

        assertThat(found).extracting(Finding::system).containsExactly("GitHub", "Jenkins");
        assertThat(DoctorApi.Report.of(found).well()).isFalse();
    }

    @Test
    void aSystemThatDoesNotAnswerIsAFindingAndKeepsNoOtherFromBeingAsked() {
        List<Finding> found = examine(
                checkup("GitHub", Flux.error(OutsideFault.lasting("GitHub", "GitHub refused the App.", null))),
                checkup("Jenkins", Flux.just(WELL)));

        assertThat(found.get(0).health()).isEqualTo(Finding.Health.ILL);
        assertThat(found.get(0).words()).isEqualTo("GitHub refused the App.");
        assertThat(found.get(0).remedy()).contains("credentials of GitHub");
        assertThat(found.get(1)).isEqualTo(WELL);
    }

    @Test
    void isContentWhenEverythingIsWell() {
        assertThat(DoctorApi.Report.of(examine(checkup("Jenkins", Flux.just(WELL))))
                        .well())
                .isTrue();
    }

    private static List<Finding> examine(Checkup... checkups) {
        return Objects.requireNonNull(new Doctor(List.of(checkups)).examine().block(Duration.ofSeconds(5)));
    }

    private static Checkup checkup(String system, Flux<Finding> found) {
        return new Checkup() {
            @Override
            public String system() {
                return system;
            }

            @Override
            public Flux<Finding> look() {
                return found;
            }
        };
    }
}
