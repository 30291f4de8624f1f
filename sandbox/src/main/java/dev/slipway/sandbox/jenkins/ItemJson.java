package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the remote API says of the root and of items. */
final class ItemJson {

    private static final String CREDENTIALS_ACTION = "com.cloudbees.plugins.credentials.ViewCredentialsAction";
    private static final String DISPLAY_ACTION = "org.jenkinsci.plugins.displayurlapi.actions.JobDisplayAction";

    private final Jenkins jenkins;
    private final boolean detailed;

    /** What a plain request sees: of builds the number and the address. */
    ItemJson(Jenkins jenkins) {
        this(jenkins, false);
    }

    /** @param detailed whether builds are given whole, for a request that chooses fields by {@code tree} */
    ItemJson(Jenkins jenkins, boolean detailed) {
        this.jenkins = jenkins;
        this.detailed = detailed;
    }

    Map<String, @Nullable Object> root() {
        String address = this.jenkins.address() + "/";
        Map<String, @Nullable Object> all = view("hudson.model.AllView", "all", address);
        return Json.of("hudson.model.Hudson")
                .put("assignedLabels", List.of(Map.of("name", "built-in")))
                .put("mode", "NORMAL")
                .put("nodeDescription", "the Jenkins controller's built-in node")
                .put("nodeName", "")
                .put("numExecutors", this.jenkins.settings().executors())
                .put("description", null)
                .put("jobs", children(""))
                .put("primaryView", all)
                .put("quietingDown", false)
                .put("slaveAgentPort", -1)
                .put(
                        "unlabeledLoad",
                        Json.of("jenkins.model.UnlabeledLoadStatistics").map())
                .put("url", address)
                .put("useCrumbs", true)
                .put("useSecurity", true)
                .put("views", List.of(all))
                .map();
    }

    Map<String, @Nullable Object> of(Item item) {
        return item.holdsItems() ? folder(item) : job(item);
    }

    /** Returns what a list says of an item. */
    Map<String, @Nullable Object> brief(Item item) {
        Json json = Json.of(item.kind().className()).put("name", item.name()).put("url", page(item));
        if (!item.holdsItems()) {
            json.put("color", color(item));
        }
        return json.map();
    }

    private Map<String, @Nullable Object> folder(Item item) {
        boolean multibranch = item.kind() == Item.Kind.MULTIBRANCH;
        ItemConfig config = new ItemConfig(item.config());
        Map<String, @Nullable Object> view = multibranch
                ? view("jenkins.branch.MultiBranchProjectViewHolder$ViewImpl", "default", page(item))
                : view("hudson.model.AllView", "All", page(item));
        Json json = header(item)
                .put(
                        "actions",
                        multibranch
                                ? Json.actions("", "", "", "", "", CREDENTIALS_ACTION)
                                : Json.actions("", "", CREDENTIALS_ACTION))
                .put("description", config.description().isEmpty() ? null : config.description())
                .put("displayNameOrNull", null)
                .put("healthReport", List.of())
                .put("jobs", children(item.fullName()))
                .put("primaryView", view)
                .put("views", List.of(view));
        if (multibranch) {
            json.put("buildable", !config.disabled()).put("sources", List.of(Map.of()));
        }
        return json.map();
    }

    private Map<String, @Nullable Object> job(Item item) {
        boolean branch = item.kind() == Item.Kind.BRANCH;
        ItemConfig config = new ItemConfig(item.config());
        List<BuildRecord> builds = this.jenkins.builds().of(item.fullName());
        Json json = header(item)
                .put("actions", jobActions(item))
                .put("description", config.description().isEmpty() ? null : config.description())
                .put("displayNameOrNull", item.displayName().equals(item.name()) ? null : item.displayName())
                .put("buildable", this.jenkins.buildable(item))
                .put(
                        "builds",
                        builds.stream().map((build) -> brief(item, build)).toList())
                .put("color", color(item))
                .put("firstBuild", builds.isEmpty() ? null : brief(item, builds.get(builds.size() - 1)))
                .put("healthReport", List.of())
                .put("keepDependencies", false)
                .put("lastBuild", first(item, builds, (build) -> true))
                .put("lastCompletedBuild", first(item, builds, (build) -> !build.running()))
                .put("lastFailedBuild", first(item, builds, (build) -> ended(build, "FAILURE")))
                .put("lastStableBuild", first(item, builds, (build) -> ended(build, "SUCCESS")))
                .put("lastSuccessfulBuild", first(item, builds, (build) -> ended(build, "SUCCESS", "UNSTABLE")))
                .put("lastUnstableBuild", first(item, builds, (build) -> ended(build, "UNSTABLE")))
                .put(
                        "lastUnsuccessfulBuild",
                        first(item, builds, (build) -> !build.running() && !ended(build, "SUCCESS")))
                .put("nextBuildNumber", item.nextBuild())
                .put("property", properties(item, config))
                .put("concurrentBuild", !item.config().contains("DisableConcurrentBuildsJobProperty"))
                .put("disabled", !branch && config.disabled())
                .put("inQueue", queued(item).isPresent())
                .put(
                        "queueItem",
                        queued(item)
                                .map((waiting) -> QueueJson.of(this.jenkins, waiting))
                                .orElse(null))
                .put("resumeBlocked", false);
        return json.map();
    }

    private Optional<QueueItem> queued(Item item) {
        return this.jenkins.queue().waiting().stream()
                .filter((waiting) -> waiting.job().equals(item.fullName()))
                .findFirst();
    }

    private Json header(Item item) {
        return Json.of(item.kind().className())
                .put("displayName", item.displayName())
                .put("fullDisplayName", item.fullDisplayName())
                .put("fullName", item.fullName())
                .put("name", item.name())
                .put("url", page(item));
    }

    private static List<Map<String, @Nullable Object>> jobActions(Item item) {
        Head head = item.head();
        if (head == null) {
            return Json.actions("", "", "", DISPLAY_ACTION, "", "", CREDENTIALS_ACTION);
        }
        return head.primary()
                ? Json.actions(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "jenkins.scm.api.metadata.PrimaryInstanceMetadataAction",
                        "",
                        DISPLAY_ACTION,
                        "",
                        "",
                        CREDENTIALS_ACTION)
                : Json.actions("", "", "", "", "", "", DISPLAY_ACTION, "", "", CREDENTIALS_ACTION);
    }

    private static List<Map<String, @Nullable Object>> properties(Item item, ItemConfig config) {
        List<Map<String, @Nullable Object>> properties = new ArrayList<>();
        if (item.kind() == Item.Kind.BRANCH) {
            properties.add(Json.of("org.jenkinsci.plugins.workflow.multibranch.BranchJobProperty")
                    .put("branch", Map.of())
                    .map());
        }
        if (!config.parameters().isEmpty()) {
            properties.add(Json.of("hudson.model.ParametersDefinitionProperty")
                    .put(
                            "parameterDefinitions",
                            config.parameters().stream()
                                    .map(ItemJson::parameter)
                                    .toList())
                    .map());
        }
        return properties;
    }

    private static Map<String, @Nullable Object> parameter(ItemConfig.ParameterDefinition parameter) {
        Json json = Json.of("hudson.model." + parameter.type())
                .put(
                        "defaultParameterValue",
                        Json.of("hudson.model.StringParameterValue")
                                .put("name", parameter.name())
                                .put("value", parameter.initial())
                                .map())
                .put("description", parameter.description())
                .put("name", parameter.name())
                .put("type", parameter.type());
        if (!parameter.choices().isEmpty()) {
            json.put("choices", parameter.choices());
        }
        return json.map();
    }

    private List<Map<String, @Nullable Object>> children(String folder) {
        return this.jenkins.items().in(folder).stream().map(this::brief).toList();
    }

    private @Nullable Map<String, @Nullable Object> first(
            Item item, List<BuildRecord> builds, Predicate<BuildRecord> which) {
        return builds.stream()
                .filter(which)
                .findFirst()
                .map((build) -> brief(item, build))
                .orElse(null);
    }

    private Map<String, @Nullable Object> brief(Item item, BuildRecord build) {
        return this.detailed ? BuildJson.full(this.jenkins, item, build) : BuildJson.brief(build, page(item));
    }

    private static boolean ended(BuildRecord build, String... results) {
        return List.of(results).contains(String.valueOf(build.progress().result()));
    }

    private String color(Item item) {
        if (!this.jenkins.buildable(item)) {
            return "disabled";
        }
        List<BuildRecord> builds = this.jenkins.builds().of(item.fullName());
        boolean running = builds.stream().anyMatch(BuildRecord::running);
        String last = builds.stream()
                .map((build) -> build.progress().result())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String color = switch (last) {
            case "SUCCESS" -> "blue";
            case "UNSTABLE" -> "yellow";
            case "FAILURE" -> "red";
            case "ABORTED" -> "aborted";
            default -> "notbuilt";
        };
        return running ? color + "_anime" : color;
    }

    private String page(Item item) {
        return this.jenkins.address() + item.path();
    }

    private static Map<String, @Nullable Object> view(String className, String name, String url) {
        return Json.of(className).put("name", name).put("url", url).map();
    }
}
