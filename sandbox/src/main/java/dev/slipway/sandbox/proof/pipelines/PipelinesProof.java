package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code prove pipelines}: the whole way of an app's versions, in a sandbox of its own. */
public final class PipelinesProof {

    static final String HELP = """
            usage: sandbox/bin/prove pipelines

            One app's versions in a sandbox of its own: push, build, test, promotion, approval,
            prod, a broken and a crashing version that return by themselves, a rollback while Jenkins is stopped,
            the hold that refuses the next push, its release, an update past the portal, orders that
            cannot be, a freeze and its override.
            """;

    private PipelinesProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        int status = 1;
        try {
            Path folder = TemporaryFolder.create();
            System.setProperty("slipway.data", folder.toString());
            prove(folder, figures);
            status = 0;
        } catch (ProofFailed | IllegalStateException ex) {
            System.err.println("FAILED  " + ex.getMessage());
            figures.put("failed", 1);
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(status);
    }

    static void prove(Path folder, Map<String, Object> figures) throws IOException {
        figures.put("proof", "pipelines");
        figures.put("stories", 0);
        figures.put("failed", 0);
        try (ProofWorld world = ProofWorld.start(folder, PipelinesProof::progress)) {
            world.portal(Map.of()).awaitReady();
            PipelineStory story = new PipelineStory(world, folder, figures, PipelinesProof::progress);
            GateStory gates = new GateStory(world.as("dana"), world.as("lea"));
            Source source = story.create();
            tell(figures, "push reaches test", () -> story.pushReachesTest(source));
            tell(figures, "promotion reaches prod", story::promotionReachesProd);
            tell(figures, "broken version returns", () -> story.brokenVersionReturnsByItself(source));
            tell(figures, "crashing version reaches nobody", () -> story.crashingVersionReachesNobody(source));
            tell(figures, "rollback without Jenkins", () -> story.rollbackWorksWithoutJenkins(source));
            tell(figures, "hold refuses until released", () -> story.holdRefusesUntilReleased(source));
            OutsideStory outside = new OutsideStory(world);
            tell(figures, "update past the portal is shown", outside::anUpdatePastThePortalIsShown);
            tell(figures, "bad orders are refused", gates::badOrdersAreRefused);
            tell(figures, "freeze refuses unless overridden", gates::freezeRefusesUnlessALeadOverrides);
        }
    }

    private static void tell(Map<String, Object> figures, String title, Chapter chapter) throws IOException {
        Instant begun = Instant.now();
        progress(title);
        chapter.tell();
        progress("  told in %d s"
                .formatted(Duration.between(begun, Instant.now()).toSeconds()));
        figures.merge("stories", 1, (before, one) -> (Integer) before + (Integer) one);
    }

    private static void progress(String words) {
        System.err.println(words);
    }

    /** One of the stories. */
    private interface Chapter {

        void tell() throws IOException;
    }
}
