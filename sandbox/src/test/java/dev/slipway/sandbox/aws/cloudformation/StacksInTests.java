package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsInTests;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.iam.Iam;
import dev.slipway.sandbox.aws.secrets.SecretsManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/** A CloudFormation with the services that keep roles and secrets, spoken to through AWS's own client. */
final class StacksInTests implements AutoCloseable {

    private final AwsInTests aws;
    private final CloudFormation service;
    private final CloudFormationAsyncClient client;

    StacksInTests(Path folder, AwsService... more) {
        this(AwsInTests.with(more), folder);
    }

    private StacksInTests(AwsInTests aws, Path folder) {
        this.aws = aws;
        this.aws.door().add(new Iam(folder.resolve("iam")));
        this.aws.door().add(new SecretsManager(folder.resolve("secrets")));
        this.service = new CloudFormation(folder.resolve("cloudformation"), this.aws.clients());
        this.aws.door().add(this.service);
        this.client = this.aws.client(CloudFormationAsyncClient.builder());
    }

    /** Adds CloudFormation, IAM and Secrets Manager to the services behind a door. */
    static StacksInTests behind(AwsFrontDoor door, Path folder) {
        return new StacksInTests(AwsInTests.at(door), folder);
    }

    AwsInTests aws() {
        return this.aws;
    }

    CloudFormationAsyncClient client() {
        return this.client;
    }

    void resume() {
        this.service.resume();
    }

    /** Creates a stack and waits for its end. */
    Stack create(String name, String template, Map<String, String> parameters) {
        String id = start(name, template, parameters);
        return settled(id);
    }

    String start(String name, String template, Map<String, String> parameters) {
        return await(this.client.createStack((request) -> request.stackName(name)
                        .templateBody(template)
                        .parameters(parameters(parameters))
                        .capabilities(Capability.CAPABILITY_NAMED_IAM)
                        .tags(Tag.builder().key("slipway:app").value("shop").build())))
                .stackId();
    }

    Stack update(String name, String template, Map<String, String> parameters) {
        await(this.client.updateStack((request) -> request.stackName(name)
                .templateBody(template)
                .parameters(parameters(parameters))
                .capabilities(Capability.CAPABILITY_NAMED_IAM)));
        return settled(name);
    }

    /** Gives a stack other tags and changes nothing else, as the portal does. */
    Stack retag(Stack stack, Map<String, String> tags) {
        await(this.client.updateStack((request) -> request.stackName(stack.stackId())
                .usePreviousTemplate(true)
                .parameters(stack.parameters().stream()
                        .map((known) -> Parameter.builder()
                                .parameterKey(known.parameterKey())
                                .usePreviousValue(true)
                                .build())
                        .toList())
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .tags(tags.entrySet().stream()
                        .map((tag) -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())));
        return settled(stack.stackId());
    }

    /** Returns what the services call the resources of a stack. */
    Map<String, String> physicalIds(String id) {
        return await(this.client.describeStackResources((request) -> request.stackName(id))).stackResources().stream()
                .collect(Collectors.toMap(StackResource::logicalResourceId, StackResource::physicalResourceId));
    }

    Stack delete(String id) {
        await(this.client.deleteStack((request) -> request.stackName(id)));
        return settled(id);
    }

    Stack describe(String nameOrId) {
        return await(this.client.describeStacks((request) -> request.stackName(nameOrId)))
                .stacks()
                .get(0);
    }

    /** Waits until nothing is under way on a stack. */
    Stack settled(String nameOrId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> describe(nameOrId),
                        (stack) -> !stack.stackStatusAsString().endsWith("_IN_PROGRESS"));
    }

    List<StackEvent> events(String nameOrId) {
        return await(this.client.describeStackEvents((request) -> request.stackName(nameOrId)))
                .stackEvents();
    }

    StackResource resource(String nameOrId, String logicalId) {
        return await(this.client.describeStackResources((request) -> request.stackName(nameOrId)))
                .stackResources()
                .stream()
                .filter((resource) -> resource.logicalResourceId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    static String output(Stack stack, String key) {
        return stack.outputs().stream()
                .filter((output) -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Parameter> parameters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map((entry) -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
    }

    @Override
    public void close() {
        this.service.close();
        this.aws.close();
    }

    /** Returns a role. */
    Role role(String name) {
        return await(aws().client(IamAsyncClient.builder()).getRole((request) -> request.roleName(name)))
                .role();
    }

    /** Returns the text of a secret. */
    String secretAt(String id) {
        return await(secrets().getSecretValue((request) -> request.secretId(id)))
                .secretString();
    }

    /** Returns Secrets Manager. */
    SecretsManagerAsyncClient secrets() {
        return aws().client(SecretsManagerAsyncClient.builder());
    }
}
