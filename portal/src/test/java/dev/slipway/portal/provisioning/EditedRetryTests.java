package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.outside.TestPortal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A retry with other answers than the first time. */
class EditedRetryTests {

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void goesOnWithTheNewAnswersAndKeepsTheOthers() {
        this.portal.source.calls.failNext("create", OutsideFault.lasting("GitHub", "No.", null));
        Run failed = this.portal.ended(this.portal.create("shop").id());

        retry(failed, Map.of("colour", "red"));

        Run ended = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);
        assertThat(ended.failure()).isNull();
        assertThat(Objects.requireNonNull(this.portal.app("shop")).parameters()).containsEntry("colour", "red");
    }

    @Test
    void refusesAnswersThatBreakARule() {
        this.portal.source.calls.failNext("create", OutsideFault.lasting("GitHub", "No.", null));
        Run failed = this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> retry(failed, Map.of("shape", "round"))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesNewAnswersOnceTheFilesArePushed() {
        this.portal.appStatus = 503;
        Run failed = this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> retry(failed, Map.of("colour", "red"))).isInstanceOf(Conflict.class);
    }

    private void retry(Run failed, Map<String, Object> edited) {
        this.portal.get(EditedRetry.class).retry(failed.id(), edited).block(TestPortal.LONGEST);
    }
}
