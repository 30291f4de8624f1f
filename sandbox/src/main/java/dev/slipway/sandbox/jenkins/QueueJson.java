package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the remote API says of the queue. */
final class QueueJson {

    private QueueJson() {}

    static Map<String, @Nullable Object> all(Jenkins jenkins) {
        return Json.of("hudson.model.Queue")
                .put("discoverableItems", List.of())
                .put(
                        "items",
                        jenkins.queue().waiting().stream()
                                .map((item) -> of(jenkins, item))
                                .toList())
                .map();
    }

    static Map<String, @Nullable Object> of(Jenkins jenkins, QueueItem item) {
        long now = System.currentTimeMillis();
        boolean quiet = item.waits() && item.due() > now;
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        if (!item.parameters().isEmpty()) {
            actions.add(parameters(item.parameters()));
        }
        actions.add(cause(item.cause()));
        Json json = Json.of(
                        "hudson.model.Queue$" + (!item.waits() ? "LeftItem" : quiet ? "WaitingItem" : "BuildableItem"))
                .put("actions", actions)
                .put("blocked", false)
                .put("buildable", item.waits() && !quiet)
                .put("id", item.id())
                .put("inQueueSince", item.since())
                .put("params", words(item.parameters()))
                .put("stuck", false)
                .put(
                        "task",
                        jenkins.items()
                                .find(item.job())
                                .map(new ItemJson(jenkins)::brief)
                                .orElse(null))
                .put("url", "queue/item/" + item.id() + "/")
                .put("why", why(item, quiet, now));
        if (quiet) {
            json.put("timestamp", item.due());
        }
        if (item.waits() && !quiet) {
            json.put("buildableStartMilliseconds", item.due());
        }
        if (!item.waits()) {
            json.put("cancelled", item.cancelled());
            json.put("executable", item.number() == 0 ? null : executable(jenkins, item));
        }
        return json.map();
    }

    private static @Nullable Map<String, @Nullable Object> executable(Jenkins jenkins, QueueItem item) {
        return jenkins.items()
                .find(item.job())
                .map((job) -> Json.of("org.jenkinsci.plugins.workflow.job.WorkflowRun")
                        .put("number", item.number())
                        .put("url", jenkins.address() + job.path() + item.number() + "/")
                        .map())
                .orElse(null);
    }

    private static @Nullable String why(QueueItem item, boolean quiet, long now) {
        if (!item.waits()) {
            return null;
        }
        return quiet
                ? "In the quiet period. Expires in %s sec".formatted(Math.round((item.due() - now) / 100.0) / 10.0)
                : "Waiting for next available executor";
    }

    private static String words(Map<String, String> parameters) {
        StringBuilder words = new StringBuilder();
        parameters.forEach(
                (name, value) -> words.append('\n').append(name).append('=').append(value));
        return words.toString();
    }

    static Map<String, @Nullable Object> parameters(Map<String, String> parameters) {
        List<Map<String, @Nullable Object>> values = new ArrayList<>();
        parameters.forEach((name, value) -> values.add(Json.of("hudson.model.StringParameterValue")
                .put("name", name)
                .put("value", value)
                .map()));
        return Json.of("hudson.model.ParametersAction")
                .put("parameters", values)
                .map();
    }

    static Map<String, @Nullable Object> cause(BuildRecord.Cause cause) {
        String user = cause.user();
        Json json = user == null
                ? Json.of("jenkins.branch.BranchIndexingCause").put("shortDescription", cause.words())
                : Json.of("hudson.model.Cause$UserIdCause")
                        .put("shortDescription", cause.words())
                        .put("userId", user)
                        .put("userName", user);
        return Json.of("hudson.model.CauseAction")
                .put("causes", List.of(json.map()))
                .map();
    }
}
