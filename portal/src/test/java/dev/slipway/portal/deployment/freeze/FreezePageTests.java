package dev.slipway.portal.deployment.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.pages.PageVisitor;
import dev.slipway.portal.pages.Visitors;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page on which people read when nothing is deployed, and leads and admins say so. */
@OnWholePortal
class FreezePageTests {

    private final PageVisitor dana;
    private final PageVisitor lea;
    private final Freezes freezes;

    FreezePageTests(@Autowired ApplicationContext context, @Autowired Freezes freezes) {
        this.dana = new PageVisitor(Visitors.of(context, "dana", "city-hall"), "/freezes");
        this.lea = new PageVisitor(Visitors.of(context, "lea", "city-hall", "leads"), "/freezes");
        this.freezes = freezes;
    }

    @Test
    void aLeadFreezesTheTeamsAppsEveryWeekAndEndsIt() {
        this.lea.send(
                "",
                "team=city-hall&days=friday&from=15:00&to=08:00&zone=Europe/Berlin&reason=No+Friday+surprises",
                303);

        assertThat(this.dana.read(""))
                .contains("the apps of city-hall", "each Fri, 15:00 to 08:00, Europe/Berlin", "No Friday surprises")
                .doesNotContain("Remove the freeze");
        assertThat(this.lea.read("")).contains("Remove the freeze of the apps of city-hall");

        Freeze freeze = Objects.requireNonNull(this.freezes.all().block()).stream()
                .filter((one) -> one.reason().equals("No Friday surprises"))
                .findFirst()
                .orElseThrow();
        this.lea.send("/remove", "id=" + freeze.id(), 303);

        assertThat(this.dana.read("")).doesNotContain("No Friday surprises");
    }

    @Test
    void aFormThatCannotBeReadComesBackWithItsWordsAndWhatWasTyped() {
        assertThat(this.lea.send("", "team=city-hall&from=tomorrow&to=never&reason=Elections", 422))
                .contains("Nothing was frozen.", "2026-12-20T18:00", "value=\"tomorrow\"", "value=\"Elections\"");
    }

    @Test
    void aLeadFreezesNobodyElsesApps() {
        this.lea.send("", "team=harbour&from=2026-12-20T18:00&to=2026-12-21T18:00&reason=x", 403);
        assertThat(this.lea.read("")).doesNotContain("everybody’s");
    }
}
