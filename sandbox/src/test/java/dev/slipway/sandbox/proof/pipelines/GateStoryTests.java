package dev.slipway.sandbox.proof.pipelines;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.pipelines.SmallPortal.Guard;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof of pipelines sees when a portal has lost a guard. */
class GateStoryTests {

    @Test
    void passesWhereEveryGuardIsAsked() throws IOException {
        tell(EnumSet.allOf(Guard.class));
    }

    @ParameterizedTest
    @EnumSource(Guard.class)
    void turnsRedWhereAGuardIsGone(Guard gone) {
        assertThatExceptionOfType(ProofFailed.class)
                .isThrownBy(() -> tell(EnumSet.complementOf(EnumSet.of(gone))))
                .withMessageContaining("is refused with");
    }

    private static void tell(EnumSet<Guard> guards) throws IOException {
        try (SmallPortal portal = new SmallPortal(guards)) {
            GateStory story = new GateStory(portal.as("dana"), portal.as("lea"));
            story.badOrdersAreRefused();
            story.freezeRefusesUnlessALeadOverrides();
        }
    }
}
