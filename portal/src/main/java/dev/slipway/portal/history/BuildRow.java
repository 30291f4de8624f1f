package dev.slipway.portal.history;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A build as a row of a page, for the fragment {@code app/build-rows}.
 *
 * @param name its number
 * @param href its page; null where it told none
 * @param state how it went
 * @param when when it began, as far as the page looks back
 * @param lasted how long it took; empty until it ended
 * @param branch its branch
 * @param commit what was built
 * @param tests how its tests went
 * @param errors why it is red
 * @param deployHref where its image is deployed by hand; empty where it pushed none
 */
public record BuildRow(
        String name,
        @Nullable String href,
        StateLabel state,
        When when,
        String lasted,
        String branch,
        @Nullable ShortId commit,
        List<StateLabel> tests,
        String errors,
        String deployHref) {

    /**
     * Returns a build as a row.
     *
     * @param deployPage page on which one deploys by hand to some environment
     */
    public static BuildRow of(RecordedBuild build, String deployPage, Instant now) {
        Instant ended = build.ended();
        String commit = build.commit();
        return new BuildRow(
                build.id(),
                build.page(),
                state(build.state()),
                When.of(build.began(), now),
                ended == null ? "" : TimeWords.lasting(Duration.between(build.began(), ended)),
                build.branch(),
                commit == null ? null : ShortId.commit(commit),
                Stream.ofNullable(build.tests()).map(BuildRow::tests).toList(),
                build.errors(),
                deployHref(build, deployPage));
    }

    private static String deployHref(RecordedBuild build, String deployPage) {
        String digest = build.digest();
        String commit = build.commit();
        if (digest == null || commit == null) {
            return "";
        }
        Map<String, String> image = new LinkedHashMap<>();
        image.put("digest", digest);
        image.put("commit", commit);
        String page = build.page();
        if (page != null) {
            image.put("build", page);
        }
        return PageAddress.with(deployPage, image);
    }

    private static StateLabel state(RecordedBuild.State state) {
        return switch (state) {
            case QUEUED -> StateLabel.waiting("queued");
            case RUNNING -> StateLabel.running("running");
            case GREEN -> StateLabel.done("green");
            case STOPPED -> StateLabel.held("stopped");
            case RED -> StateLabel.failed("red");
        };
    }

    private static StateLabel tests(RecordedBuild.Tests tests) {
        return tests.passed()
                ? StateLabel.done(tests.words().isEmpty() ? "all passed" : tests.words())
                : StateLabel.failed(tests.words().isEmpty() ? "failed" : tests.words());
    }
}
