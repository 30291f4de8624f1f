package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the plan of a run is drawn. */
class RunMapTests {

    private final Map<String, RunMap.Node> nodes = draw(CreatePlan.plan());

    @Test
    void whatWaitsStandsRightOfWhatItWaitsFor() {
        CreatePlan.plan()
                .steps()
                .forEach(step -> step.after()
                        .forEach(before -> assertThat(node(step.id()).x())
                                .as("%s after %s", step.id(), before)
                                .isGreaterThan(node(before).x())));
    }

    @Test
    void noLineRunsBehindAStep() {
        for (PlannedStep step : CreatePlan.plan().steps()) {
            for (String before : step.after()) {
                assertThat(this.nodes.values())
                        .as("between %s and %s", before, step.id())
                        .noneMatch(node -> node.y() == node(before).y()
                                && node.x() > node(before).x()
                                && node.x() < node(step.id()).x());
            }
        }
    }

    private RunMap.Node node(String step) {
        return Objects.requireNonNull(this.nodes.get(step), step);
    }

    private static Map<String, RunMap.Node> draw(Plan plan) {
        AppName shop = new AppName("shop");
        List<StepState> none = List.of();
        Run run = new Run(
                "run-1",
                RunKind.CREATE,
                shop,
                null,
                RunState.QUEUED,
                "dana",
                Instant.EPOCH,
                null,
                null,
                plan,
                none,
                null,
                null,
                1,
                1);
        return RunMap.of(run).nodes().stream().collect(Collectors.toMap(RunMap.Node::id, Function.identity()));
    }
}
