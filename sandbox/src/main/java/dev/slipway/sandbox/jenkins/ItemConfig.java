package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What an item's XML says. */
final class ItemConfig {

    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>\\s*");
    private static final Pattern DISABLED = Pattern.compile("<disabled>[^<]*</disabled>");
    private static final String GITHUB = "org.jenkinsci.plugins.github_branch_source.GitHubSCMSource";

    private final Element root;

    ItemConfig(String config) {
        this.root = Xml.parse(config);
    }

    static Item.Kind kindOf(String config) {
        String element = Xml.parse(config).getTagName();
        return Arrays.stream(Item.Kind.values())
                .filter((kind) -> kind.element().equals(element))
                .findFirst()
                .orElseThrow(Refusal::broken);
    }

    static String withoutDeclaration(String config) {
        return DECLARATION.matcher(config).replaceFirst("").strip();
    }

    static String withDisabled(String config, boolean disabled) {
        String element = "<disabled>" + disabled + "</disabled>";
        if (DISABLED.matcher(config).find()) {
            return DISABLED.matcher(config).replaceFirst(element);
        }
        int end = config.lastIndexOf("</");
        return end < 0 ? config : config.substring(0, end) + element + config.substring(end);
    }

    String description() {
        return Xml.text(this.root, "description");
    }

    boolean disabled() {
        return Xml.text(this.root, "disabled").equals("true");
    }

    /** Returns the parameters that a job declares. */
    List<ParameterDefinition> parameters() {
        List<ParameterDefinition> parameters = new ArrayList<>();
        Xml.find(this.root, "properties", "hudson.model.ParametersDefinitionProperty", "parameterDefinitions")
                .ifPresent((definitions) ->
                        Xml.children(definitions).forEach((definition) -> parameters.add(parameter(definition))));
        return parameters;
    }

    private static ParameterDefinition parameter(Element definition) {
        List<String> choices = new ArrayList<>();
        Xml.find(definition, "choices").ifPresent((element) -> collectStrings(element, choices));
        String initial = Xml.text(definition, "defaultValue");
        String type = definition.getTagName().substring(definition.getTagName().lastIndexOf('.') + 1);
        return new ParameterDefinition(
                type,
                Xml.text(definition, "name"),
                choices.isEmpty() ? initial : choices.get(0),
                choices,
                Xml.find(definition, "description").map(Element::getTextContent).orElse(null));
    }

    private static void collectStrings(Element element, List<String> strings) {
        if (element.getTagName().equals("string")) {
            strings.add(element.getTextContent());
        }
        Xml.children(element).forEach((child) -> collectStrings(child, strings));
    }

    /** Returns whether a build waits until the one before has ended. */
    boolean oneBuildAtATime() {
        return Xml.find(
                        this.root,
                        "properties",
                        "org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty")
                .isPresent();
    }

    /** Returns how many builds are kept; empty when all are. */
    Optional<Integer> buildsToKeep() {
        String most =
                Xml.text(this.root, "properties", "jenkins.model.BuildDiscarderProperty", "strategy", "numToKeep");
        return most.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(most)) : Optional.empty();
    }

    /** Returns the pipeline that stands in the job itself. */
    Optional<String> script() {
        return Xml.find(this.root, "definition", "script").map(Element::getTextContent);
    }

    /** Returns where the Jenkinsfile is found in the repository. */
    String scriptPath() {
        String path = Xml.text(this.root, "factory", "scriptPath");
        String own = path.isEmpty() ? Xml.text(this.root, "definition", "scriptPath") : path;
        return own.isEmpty() ? "Jenkinsfile" : own;
    }

    /** Returns the git repository of a pipeline from SCM. */
    Optional<GitRepository> scm() {
        return Xml.find(this.root, "definition", "scm", "userRemoteConfigs", "hudson.plugins.git.UserRemoteConfig")
                .map((remote) -> new GitRepository(
                        Xml.text(remote, "url"),
                        Xml.text(remote, "credentialsId"),
                        Xml.text(this.root, "definition", "scm", "branches", "hudson.plugins.git.BranchSpec", "name")
                                .replaceFirst("^(\\*|origin)/", "")));
    }

    /** Returns the source of a multibranch project's branches. */
    Optional<SourceConfig> source() {
        return Xml.find(this.root, "sources", "data", "jenkins.branch.BranchSource", "source")
                .map((source) -> new SourceConfig(
                        source.getAttribute("class").equals(GITHUB),
                        Xml.text(source, "apiUri"),
                        Xml.text(source, "credentialsId"),
                        Xml.text(source, "repoOwner"),
                        Xml.text(source, "repository"),
                        Xml.text(source, "repositoryUrl"),
                        Xml.text(source, "remote"),
                        strategy(source, "BranchDiscoveryTrait"),
                        strategy(source, "OriginPullRequestDiscoveryTrait")));
    }

    private static int strategy(Element source, String trait) {
        String name = "org.jenkinsci.plugins.github__branch__source." + trait;
        String id = Xml.text(source, "traits", name, "strategyId");
        return id.isEmpty() ? 0 : Integer.parseInt(id);
    }

    /**
     * A parameter that a job declares.
     *
     * @param type simple name of its class
     * @param name its name
     * @param initial its default
     * @param choices the values that are allowed; empty when any is
     * @param description words for people
     */
    record ParameterDefinition(
            String type,
            String name,
            String initial,
            List<String> choices,
            @Nullable String description) {}

    /** A repository of a pipeline from SCM. */
    record GitRepository(String url, String credentialsId, String branch) {}

    /**
     * Where a multibranch project's branches come from.
     *
     * @param gitHub whether from GitHub's API; else from a plain git repository
     * @param apiUri address of GitHub's API
     * @param credentialsId credential for it
     * @param owner organisation
     * @param repository repository
     * @param repositoryUrl page of the repository
     * @param remote address of a plain git repository
     * @param branches strategy for branches: 1 leaves out those that are filed as pull requests, 0 finds none
     * @param pullRequests strategy for pull requests: 1 merges, 2 takes the head, 0 finds none
     */
    record SourceConfig(
            boolean gitHub,
            String apiUri,
            String credentialsId,
            String owner,
            String repository,
            String repositoryUrl,
            String remote,
            int branches,
            int pullRequests) {}
}
