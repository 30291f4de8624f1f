package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Result;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code junit}: reads JUnit reports; failed tests make the build unstable. */
final class TestSteps {

    private TestSteps() {}

    static List<StepDefinition> all() {
        return List.of(StepDefinition.step(
                "junit",
                List.of(
                        "testResults",
                        "allowEmptyResults",
                        "skipMarkingBuildUnstable",
                        "keepLongStdio",
                        "skipPublishingChecks"),
                TestSteps::run));
    }

    private static @Nullable Object run(StepCall call) throws Exception {
        call.log("Recording test results");
        List<Path> files = Trees.matching(call.context().folder(), call.text("testResults"), "");
        if (files.isEmpty()) {
            if (!call.flag("allowEmptyResults", false)) {
                throw new AbortException("No test report files were found. Configuration error?");
            }
            call.log("None of the test reports contained any result");
            return null;
        }
        List<Map<String, @Nullable Object>> suites = new ArrayList<>();
        for (Path file : files) {
            suites.addAll(JUnitReport.read(file));
        }
        for (Map<String, @Nullable Object> suite : suites) {
            suite.put(
                    "enclosingBlocks",
                    List.of(String.valueOf(call.context().stage().id())));
            suite.put("nodeId", String.valueOf(call.node()));
            suite.put("enclosingBlockNames", List.of(call.context().stage().name()));
        }
        long failed = count(suites, "FAILED");
        call.log("[Checks API] No suitable checks publisher found.");
        call.context().build().events().tell("tests", Map.of("suites", suites));
        if (failed > 0 && !call.flag("skipMarkingBuildUnstable", false)) {
            call.context().stage().worsen(Result.UNSTABLE);
            call.context().build().worsen(Result.UNSTABLE);
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("failCount", failed);
        summary.put("skipCount", count(suites, "SKIPPED"));
        summary.put("passCount", count(suites, "PASSED"));
        summary.put(
                "totalCount",
                suites.stream().mapToLong((suite) -> cases(suite).size()).sum());
        return new LinkedHashMap<>(summary);
    }

    private static long count(List<Map<String, @Nullable Object>> suites, String status) {
        return suites.stream()
                .flatMap((suite) -> cases(suite).stream())
                .filter((test) -> status.equals(((Map<?, ?>) test).get("status")))
                .count();
    }

    private static List<?> cases(Map<String, @Nullable Object> suite) {
        return suite.get("cases") instanceof List<?> cases ? cases : List.of();
    }
}
