package dev.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTests {

    private final RecordedPipeline pipeline = new RecordedPipeline();

    @Test
    void refusesAnUnknownOptionAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> Library.run("AppPipeline", this.pipeline, Map.of("app", "a-b", "colour", "red")))
                .hasMessageContaining("slipwayApp does not know colour; it knows app, build");
    }

    @Test
    void needsTheAppsName() {
        assertThatThrownBy(() -> Library.run("AppPipeline", this.pipeline, Map.of()))
                .hasMessageContaining("slipwayApp needs app");
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatThrownBy(() -> Library.run("AppPipeline", this.pipeline, Map.of("app", "../other")))
                .hasMessageContaining("'../other' is no name of an app");
    }

    @Test
    void refusesATimeLimitThatIsNoNumber() {
        assertThatThrownBy(
                        () -> Library.run("AppPipeline", this.pipeline, Map.of("app", "ab", "timeoutMinutes", "long")))
                .hasMessageContaining("timeoutMinutes must be a whole number");
    }

    @Test
    void refusesWhatIsNoDigest() {
        assertThatThrownBy(() -> Library.run(
                        "Deployment",
                        this.pipeline,
                        Map.of("app", "ab", "environment", "test", "digest", "latest", "commit", "c")))
                .hasMessageContaining("'latest' is no digest");
    }

    @Test
    void refusesAThresholdThatNobodyKnows() {
        assertThatThrownBy(() -> Library.run(
                        "ScanGate",
                        this.pipeline,
                        Map.of("app", "ab", "digest", "sha256:" + "a".repeat(64), "threshold", "BAD")))
                .hasMessageContaining("threshold must be one of CRITICAL, HIGH");
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() -> Library.run("AppPipeline", this.pipeline, Map.of("app", "ab", "deploy", "maybe")))
                .hasMessageContaining("deploy must be true or false, not 'maybe'");
    }

    @Test
    void refusesChecksWithoutNames() {
        assertThatThrownBy(() -> Library.run("AppPipeline", this.pipeline, Map.of("app", "ab", "checks", "verify")))
                .hasMessageContaining("checks must be a map");
    }
}
