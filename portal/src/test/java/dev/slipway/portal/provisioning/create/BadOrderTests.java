package dev.slipway.portal.provisioning.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Orders that cannot be taken are refused with the way to what is in the way. */
class BadOrderTests {

    private static final int AT_ONCE = 12;

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void ofManyCreatesOfOneNameAtOneInstantOneWinsAndTheOthersGetItsLink() {
        CreateApps orders = this.portal.get(CreateApps.class);
        NewApp wanted = new NewApp("shop", "city-hall", null, "tiny", Map.of());

        List<Object> answers = Objects.requireNonNull(Flux.range(0, AT_ONCE)
                .flatMap(
                        number -> orders.create(wanted, TestPortal.DANA)
                                .<Object>map(run -> run)
                                .onErrorResume(Conflict.class, Mono::just)
                                .subscribeOn(Schedulers.parallel()),
                        AT_ONCE)
                .collectList()
                .block(TestPortal.LONGEST));

        List<Run> won = answers.stream()
                .filter(Run.class::isInstance)
                .map(Run.class::cast)
                .toList();
        assertThat(won).hasSize(1);
        assertThat(answers)
                .filteredOn(Conflict.class::isInstance)
                .hasSize(AT_ONCE - 1)
                .allSatisfy(lost -> assertThat(((Conflict) lost).existing())
                        .isEqualTo(won.get(0).address()));
        assertThat(this.portal.ended(won.get(0).id()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.source.repositories()).containsExactly("shop");
        assertThat(this.portal.source.calls.count("create")).isEqualTo(1);
    }

    @Test
    void aRunThatGoesOnIsNotRetried() {
        this.portal.builds.onScan(folder -> {});
        Run running = this.portal.create("shop");
        this.portal.await(running.id(), run -> run.state() == RunState.RUNNING);

        assertThatThrownBy(() -> this.portal.retry(running.id()))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.existing()).isEqualTo(running.address()));
    }

    @Test
    void aRunThatGoesOnIsNotUndone() {
        this.portal.builds.onScan(folder -> {});
        Run running = this.portal.create("shop");

        assertThatThrownBy(() -> this.portal.undo(running.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Cancel it first");
    }
}
