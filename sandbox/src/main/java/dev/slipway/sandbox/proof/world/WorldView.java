package dev.slipway.sandbox.proof.world;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.jenkins.JenkinsSettings;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.world.Ports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import tools.jackson.databind.JsonNode;

/** What there is of apps in the outside systems, asked of the systems themselves. */
public final class WorldView {

    private static final String CLUSTER = "test";

    private final JsonClient github;
    private final JsonClient jenkins;
    private final EcrAsyncClient ecr;
    private final EcsAsyncClient ecs;
    private final CloudFormationAsyncClient stacks;

    WorldView(Ports ports, SandboxClients clients) {
        this.github = new JsonClient(URI.create(Ports.address(ports.github()) + "/api/v3"), "Bearer ada-token");
        String jenkinsUser = JenkinsSettings.PORTAL_USER + ":" + JenkinsSettings.PORTAL_TOKEN;
        this.jenkins = new JsonClient(
                Ports.address(ports.jenkins()),
                "Basic " + Base64.getEncoder().encodeToString(jenkinsUser.getBytes(StandardCharsets.UTF_8)));
        this.ecr = clients.client(EcrAsyncClient.builder());
        this.ecs = clients.client(EcsAsyncClient.builder());
        this.stacks = clients.client(CloudFormationAsyncClient.builder());
    }

    /** Returns the names of all repositories. */
    public Set<String> repositories() {
        return names(this.github.get("/orgs/acme/repos?per_page=100").body(), "name");
    }

    /** Returns the names of all folders of the build server. */
    public Set<String> folders() {
        return names(this.jenkins.get("/api/json").body().path("jobs"), "name");
    }

    /** Returns the apps that have a registry. */
    public Set<String> registries() {
        Set<String> apps = new TreeSet<>();
        await(this.ecr.describeRepositories(request -> request.maxResults(1000)))
                .repositories()
                .forEach(repository -> addAfter(apps, "slipway/", repository.repositoryName()));
        return apps;
    }

    /** Returns the apps that have a stack in test. */
    public Set<String> stacks() {
        Set<String> apps = new TreeSet<>();
        await(this.stacks.describeStacks()).stacks().stream()
                .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
                .filter(stack -> stack.stackName().endsWith("-" + CLUSTER))
                .forEach(stack -> addAfter(
                        apps,
                        "slipway-",
                        stack.stackName().substring(0, stack.stackName().length() - CLUSTER.length() - 1)));
        return apps;
    }

    /** Returns the names of all services in test. */
    public Set<String> services() {
        Set<String> services = new TreeSet<>();
        await(this.ecs.listServices(request -> request.cluster(CLUSTER).maxResults(100)))
                .serviceArns()
                .forEach(arn -> services.add(arn.substring(arn.lastIndexOf('/') + 1)));
        return services;
    }

    /** Says what an app that is created once has too much or too little of; nothing when it is as it should be. */
    public List<String> oddities(String app) {
        List<String> oddities = new ArrayList<>();
        expectOne(oddities, "commits", size("/repos/acme/" + app + "/commits"));
        expectOne(oddities, "webhooks", size("/repos/acme/" + app + "/hooks"));
        JsonNode main =
                this.jenkins.get("/job/" + app + "/job/build/job/main/api/json").body();
        expectOne(oddities, "builds", main.path("builds").size());
        expectOne(
                oddities,
                "images",
                await(this.ecr.describeImages(images -> images.repositoryName("slipway/" + app)))
                        .imageDetails()
                        .size());
        return oddities;
    }

    /** Says what of an app is there. */
    public List<String> leftOf(String app) {
        List<String> left = new ArrayList<>();
        addIf(left, "repository", repositories().contains(app));
        addIf(left, "folder", folders().contains(app));
        addIf(left, "registry", registries().contains(app));
        addIf(left, "stack", stacks().contains(app));
        addIf(left, "service", services().contains(app));
        return left;
    }

    private static void addIf(List<String> left, String what, boolean there) {
        if (there) {
            left.add(what);
        }
    }

    private int size(String path) {
        JsonClient.Answer answer = this.github.get(path);
        return (answer.status() == 200) ? answer.body().size() : -answer.status();
    }

    private static void expectOne(List<String> oddities, String what, int seen) {
        if (seen != 1) {
            oddities.add("%d %s".formatted(seen, what));
        }
    }

    private static Set<String> names(JsonNode list, String field) {
        Set<String> names = new TreeSet<>();
        StreamSupport.stream(list.spliterator(), false)
                .forEach(one -> names.add(one.path(field).asString("")));
        return names;
    }

    private static void addAfter(Set<String> names, String prefix, String name) {
        if (name.startsWith(prefix)) {
            names.add(name.substring(prefix.length()));
        }
    }
}
