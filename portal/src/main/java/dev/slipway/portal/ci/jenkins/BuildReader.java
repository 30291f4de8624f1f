package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.ci.Build;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds builds by their commit. Every method blocks. */
final class BuildReader {

    private static final String FIELDS =
            "?tree=builds[number,result,building,timestamp,duration,url,actions[lastBuiltRevision[SHA1]]]%7B0,25%7D";
    /** What the log of a branch's build begins with, before the build has checked anything out. */
    private static final Pattern OBTAINED = Pattern.compile("Obtained \\S+ from ([0-9a-f]{40})");

    private final JenkinsApi api;

    BuildReader(JenkinsApi api) {
        this.api = api;
    }

    Optional<Build> find(String folder, String branch, String commit) throws IOException {
        String job = JobPaths.branch(folder, branch);
        Optional<JsonNode> json = this.api.find(job + FIELDS);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        for (JsonNode build : json.get().path("builds")) {
            String path = job + build.path("number").asInt(0) + "/";
            if (builds(build, path, commit)) {
                return Optional.of(read(build, path, branch, commit));
            }
        }
        return Optional.empty();
    }

    /**
     * A build that has checked out its code says so; one that has not yet, or never came so far, tells by its log. Other
     * revisions among the actions are those of shared libraries.
     */
    private boolean builds(JsonNode build, String path, String commit) throws IOException {
        boolean knows = false;
        for (JsonNode action : build.path("actions")) {
            String revision = action.path("lastBuiltRevision").path("SHA1").asString("");
            if (revision.equals(commit)) {
                return true;
            }
            knows |= !revision.isEmpty();
        }
        if (knows) {
            return false;
        }
        Matcher obtained = OBTAINED.matcher(this.api.log(path, 0).text());
        return obtained.find() && obtained.group(1).equals(commit);
    }

    private Build read(JsonNode json, String path, String branch, String commit) throws IOException {
        Instant startedAt = Instant.ofEpochMilli(json.path("timestamp").asLong(0));
        Build.@Nullable Result result = result(json);
        return new Build(
                json.path("number").asInt(0),
                branch,
                commit,
                result,
                URI.create(json.path("url").asString(this.api.page(path).toString())),
                startedAt,
                result == null
                        ? Duration.between(startedAt, Instant.now())
                        : Duration.ofMillis(json.path("duration").asLong(0)),
                result == null || result == Build.Result.SUCCESS ? List.of() : failedTests(path));
    }

    /** A result may be set long before the build ends; it counts when the build has ended. */
    private static Build.@Nullable Result result(JsonNode json) {
        String result = json.path("result").asString("");
        return json.path("building").asBoolean(false) || result.isEmpty() ? null : Build.Result.valueOf(result);
    }

    private List<String> failedTests(String path) throws IOException {
        List<String> failed = new ArrayList<>();
        Optional<JsonNode> report = this.api.find(path + "testReport?tree=suites[cases[className,name,status]]");
        if (report.isPresent()) {
            for (JsonNode suite : report.get().path("suites")) {
                for (JsonNode test : suite.path("cases")) {
                    if (List.of("FAILED", "REGRESSION")
                            .contains(test.path("status").asString(""))) {
                        failed.add(test.path("className").asString("") + "."
                                + test.path("name").asString(""));
                    }
                }
            }
        }
        return failed;
    }
}
