package dev.slipway.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.InMemoryTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableAppTokensTests {

    private static final AppName APP = new AppName("parking-permits");
    private static final Set<Action> ACTIONS = Set.of(Action.DEPLOY_TEST, Action.EVENT_PUBLISH);

    private final InMemoryTable table = new InMemoryTable();
    private final AppTokens tokens = new TableAppTokens(this.table, Clock.systemUTC());

    @Test
    void aTokenLeadsToItsAppAndActions() {
        String secret = issue(APP, "run-1");

        assertThat(secret).startsWith("slw_").hasSizeGreaterThan(40);
        assertThat(this.tokens.verify(secret).block())
                .extracting(Caller.Pipeline::app, Caller.Pipeline::actions)
                .containsExactly(APP, ACTIONS);
    }

    @Test
    void noSecretIsStored() {
        String secret = issue(APP, "run-1");

        assertThat(this.table.all()).noneMatch((item) -> item.toString().contains(secret.substring(4)));
    }

    @Test
    void aMadeUpSecretIsNobodys() {
        issue(APP, "run-1");

        assertThat(this.tokens.verify("slw_made-up").blockOptional()).isEmpty();
    }

    @Test
    void aRepeatedStepLeavesOneTokenBehind() {
        String first = issue(APP, "run-1");
        String second = issue(APP, "run-1");

        assertThat(this.tokens.verify(first).blockOptional()).isEmpty();
        assertThat(this.tokens.verify(second).blockOptional()).isPresent();
    }

    @Test
    void revokesTheTokensOfOneAppOnly() {
        String ours = issue(APP, "run-1");
        String other = issue(new AppName("berths"), "run-2");

        this.tokens.revokeAll(APP).block();

        assertThat(this.tokens.verify(ours).blockOptional()).isEmpty();
        assertThat(this.tokens.verify(other).blockOptional()).isPresent();
    }

    @Test
    void notesTheLastUseAndNotEachOne() {
        String secret = issue(APP, "run-1");
        assertThat(only().lastUsed()).isNull();

        this.tokens.verify(secret).block();
        Instant first = Objects.requireNonNull(only().lastUsed());
        this.tokens.verify(secret).block();

        assertThat(only().lastUsed()).isEqualTo(first);
    }

    @Test
    void aTokenEndsNoLaterThanItWasMeantTo() {
        issue(APP, "run-1");
        Instant meant = Objects.requireNonNull(only().validUntil());

        this.tokens.end(APP, only().id(), meant.plusSeconds(60)).block();
        assertThat(only().validUntil()).isEqualTo(meant);
        this.tokens.end(APP, only().id(), meant.minusSeconds(60)).block();
        assertThat(only().validUntil()).isEqualTo(meant.minusSeconds(60));
        assertThat(this.tokens.end(new AppName("berths"), only().id(), meant).blockOptional())
                .isEmpty();
    }

    private AppTokens.Issued only() {
        return Objects.requireNonNull(this.tokens.issued(APP).single().block());
    }

    private String issue(AppName app, String run) {
        return Objects.requireNonNull(this.tokens.issue(app, ACTIONS, run).block());
    }
}
