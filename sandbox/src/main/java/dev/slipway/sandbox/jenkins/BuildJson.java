package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the remote API says of builds. */
final class BuildJson {

    private static final String RUN = "org.jenkinsci.plugins.workflow.job.WorkflowRun";

    private BuildJson() {}

    static Map<String, @Nullable Object> brief(BuildRecord build, String page) {
        return Json.of(RUN)
                .put("number", build.start().number())
                .put("url", page + build.start().number() + "/")
                .map();
    }

    static Map<String, @Nullable Object> full(Jenkins jenkins, Item item, BuildRecord build) {
        BuildRecord.Start start = build.start();
        String page = jenkins.address() + item.path();
        return Json.of(RUN)
                .put("actions", actions(build))
                .put(
                        "artifacts",
                        build.progress().artifacts().stream()
                                .map(BuildJson::artifact)
                                .toList())
                .put("building", build.running())
                .put("description", build.progress().description())
                .put("displayName", build.name())
                .put("duration", build.duration())
                .put("estimatedDuration", build.running() ? -1 : build.duration())
                .put(
                        "executor",
                        build.running() ? Json.of("hudson.model.OneOffExecutor").map() : null)
                .put("fullDisplayName", item.fullDisplayName() + " " + build.name())
                .put("id", String.valueOf(start.number()))
                .put("keepLog", false)
                .put("number", start.number())
                .put("queueId", start.queueId())
                .put("result", build.progress().result())
                .put("timestamp", start.startedAt())
                .put("url", page + start.number() + "/")
                .put("changeSets", List.of())
                .put("culprits", List.of())
                .put("inProgress", build.running())
                .put("nextBuild", neighbour(jenkins, item, start.number() + 1))
                .put("previousBuild", neighbour(jenkins, item, start.number() - 1))
                .map();
    }

    private static @Nullable Map<String, @Nullable Object> neighbour(Jenkins jenkins, Item item, int number) {
        return jenkins.builds()
                .find(item.fullName(), number)
                .map((build) -> Map.<String, @Nullable Object>of(
                        "number", number, "url", jenkins.address() + item.path() + number + "/"))
                .orElse(null);
    }

    private static Map<String, @Nullable Object> artifact(String path) {
        Map<String, @Nullable Object> artifact = new LinkedHashMap<>();
        artifact.put("displayPath", path);
        artifact.put("fileName", path.substring(path.lastIndexOf('/') + 1));
        artifact.put("relativePath", path);
        return artifact;
    }

    /** Returns the actions in the order of a real build; the empty ones are plugins that export nothing. */
    private static List<Map<String, @Nullable Object>> actions(BuildRecord build) {
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        if (!build.start().parameters().isEmpty()) {
            actions.add(QueueJson.parameters(build.start().parameters()));
        }
        actions.add(QueueJson.cause(build.start().cause()));
        actions.add(timeInQueue(build));
        if (build.start().head() != null) {
            actions.addAll(Json.actions("jenkins.scm.api.SCMRevisionAction"));
        }
        actions.addAll(Json.actions("org.jenkinsci.plugins.workflow.libs.LibrariesAction"));
        BuildRecord.Checkout checkout = build.progress().checkout();
        if (checkout != null) {
            actions.addAll(Json.actions(""));
            actions.add(buildData(build, checkout));
            actions.addAll(Json.actions("", "org.jenkinsci.plugins.workflow.cps.EnvActionImpl"));
        }
        if (!build.progress().suites().isEmpty()) {
            actions.add(Json.of("hudson.tasks.junit.TestResultAction")
                    .put("failCount", build.failedTests())
                    .put("skipCount", build.count("SKIPPED"))
                    .put("totalCount", build.tests().size())
                    .put("urlName", "testReport")
                    .map());
        }
        actions.addAll(build.running() ? Json.actions("", "", "") : Json.actions("", "", "", ""));
        actions.addAll(Json.actions(
                "org.jenkinsci.plugins.displayurlapi.actions.RunDisplayAction",
                "org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction"));
        actions.addAll(build.running() ? Json.actions("", "", "") : Json.actions(""));
        actions.addAll(Json.actions("org.jenkinsci.plugins.workflow.job.views.FlowGraphAction", "", ""));
        return actions;
    }

    private static Map<String, @Nullable Object> timeInQueue(BuildRecord build) {
        long waited = build.start().startedAt() - build.start().queuedAt();
        long ran = build.duration();
        return Json.of("jenkins.metrics.impl.TimeInQueueAction")
                .put("blockedDurationMillis", 0)
                .put("blockedTimeMillis", 0)
                .put("buildableDurationMillis", 0)
                .put("buildableTimeMillis", 0)
                .put("buildingDurationMillis", ran)
                .put("executingTimeMillis", ran)
                .put("executorUtilization", 1.0)
                .put("subTaskCount", build.running() ? 0 : 1)
                .put("waitingDurationMillis", waited)
                .put("waitingTimeMillis", waited)
                .map();
    }

    private static Map<String, @Nullable Object> buildData(BuildRecord build, BuildRecord.Checkout checkout) {
        Map<String, @Nullable Object> revision = new LinkedHashMap<>();
        revision.put("SHA1", checkout.head());
        revision.put("branch", List.of(Map.of("SHA1", checkout.head(), "name", checkout.branch())));
        Map<String, @Nullable Object> byBranch = Json.of("hudson.plugins.git.util.Build")
                .put("buildNumber", build.start().number())
                .put("buildResult", null)
                .put("marked", revision)
                .put("revision", revision)
                .map();
        return Json.of("hudson.plugins.git.util.BuildData")
                .put("buildsByBranchName", Map.of(checkout.branch(), byBranch))
                .put("lastBuiltRevision", revision)
                .put("remoteUrls", List.of(checkout.url()))
                .put("scmName", "")
                .map();
    }

    /** Returns the test report. */
    static Map<String, @Nullable Object> testReport(BuildRecord build) {
        List<Map<String, @Nullable Object>> suites = new ArrayList<>();
        for (Map<String, @Nullable Object> suite : build.progress().suites()) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(suite);
            copy.put("cases", cases(suite, build.start().number()));
            copy.putIfAbsent("nodeId", null);
            suites.add(copy);
        }
        return Json.of("hudson.tasks.junit.TestResult")
                .put("testActions", List.of())
                .put("duration", 0.0)
                .put("empty", suites.isEmpty())
                .put("failCount", build.failedTests())
                .put("passCount", build.count("PASSED"))
                .put("skipCount", build.count("SKIPPED"))
                .put("suites", suites)
                .map();
    }

    private static List<Map<String, @Nullable Object>> cases(Map<String, @Nullable Object> suite, int build) {
        List<Map<String, @Nullable Object>> cases = new ArrayList<>();
        if (suite.get("cases") instanceof List<?> all) {
            for (Object each : all) {
                Map<String, @Nullable Object> test = new LinkedHashMap<>();
                ((Map<?, ?>) each).forEach((name, value) -> test.put(String.valueOf(name), value));
                boolean failed = "FAILED".equals(test.get("status"));
                test.put("age", failed ? 1 : 0);
                test.put("failedSince", failed ? build : 0);
                cases.add(test);
            }
        }
        return cases;
    }

    /** Returns what the stage view says. */
    static Map<String, @Nullable Object> stages(Item item, BuildRecord build, String reference) {
        String self = item.path() + reference;
        long end =
                build.running() ? System.currentTimeMillis() : build.progress().endedAt();
        List<Map<String, @Nullable Object>> stages = new ArrayList<>();
        for (BuildRecord.Stage stage : build.progress().stages()) {
            long stageEnd = stage.endedAt() == 0 ? end : stage.endedAt();
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("_links", link(self + "/execution/node/" + stage.id() + "/wfapi/describe"));
            json.put("id", String.valueOf(stage.id()));
            json.put("name", stage.name());
            json.put("execNode", "");
            json.put("status", stage.status());
            json.put("startTimeMillis", stage.startedAt());
            json.put("durationMillis", stageEnd - stage.startedAt());
            json.put("pauseDurationMillis", 0);
            stages.add(json);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("_links", link(self + "/wfapi/describe"));
        json.put("id", String.valueOf(build.start().number()));
        json.put("name", build.name());
        json.put("status", status(build));
        json.put("startTimeMillis", build.start().startedAt());
        json.put("endTimeMillis", end);
        json.put("durationMillis", end - build.start().startedAt());
        json.put("queueDurationMillis", 0);
        json.put("pauseDurationMillis", 0);
        json.put("stages", stages);
        return json;
    }

    private static String status(BuildRecord build) {
        String result = build.progress().result();
        return result == null ? "IN_PROGRESS" : result.equals("FAILURE") ? "FAILED" : result;
    }

    private static Map<String, @Nullable Object> link(String to) {
        return Map.of("self", Map.of("href", to));
    }
}
