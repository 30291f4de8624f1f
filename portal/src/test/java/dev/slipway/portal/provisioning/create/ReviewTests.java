package dev.slipway.portal.provisioning.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.outside.Calls;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.template.RenderedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a review shows, and that it does nothing. */
class ReviewTests {

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void showsWhatACreateRunWouldMake() {
        Review review = review("shop");

        assertThat(review.plan()).isEqualTo(CreatePlan.plan());
        assertThat(review.files()).extracting(RenderedFile::path).contains("README.md", "Jenkinsfile");
        assertThat(review.jobs()).containsKey("shop");
        assertThat(review.resources())
                .extracting(Review.AwsResource::name)
                .contains("slipway/shop", "slipway-shop-test", "shop-test");
        assertThat(review.conflicts()).isEmpty();
    }

    @Test
    void onlyLooks() {
        review("shop");

        assertThat(Stream.of(
                                this.portal.source.calls,
                                this.portal.builds.calls,
                                this.portal.registry.calls,
                                this.portal.stacks.calls,
                                this.portal.platform.calls)
                        .map(Calls::made)
                        .flatMap(List::stream))
                .allMatch(call -> call.startsWith("find"));
        assertThat(this.portal.table.all()).isEmpty();
        assertThat(this.portal.mailer.sent()).isEmpty();
    }

    @Test
    void listsEverythingThatIsInTheWay() {
        this.portal.source.hasForeign("shop");
        this.portal.registry.hasForeign("slipway/shop");

        assertThat(review("shop").conflicts()).hasSize(2);
    }

    @Test
    void breaksTheSameRulesAsTheOrder() {
        assertThatThrownBy(() -> review("Shop!")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void packsTheRepository() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(RepositoryZip.of(review("shop"))))) {
            assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("shop/README.md");
        }
    }

    private Review review(String name) {
        NewApp wanted = new NewApp(name, "city-hall", null, "tiny", Map.of());
        return Objects.requireNonNull(
                this.portal.get(Reviews.class).review(wanted, TestPortal.DANA).block(TestPortal.LONGEST));
    }
}
