package dev.slipway.sandbox.world;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Creates a stack of the platform, or finds the one that an earlier start created, and waits until it is whole. */
final class FoundationStack {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SandboxClients clients;

    FoundationStack(SandboxClients clients) {
        this.clients = clients;
    }

    /** Creates a stack unless it is there, and does not wait for it. */
    void begin(String name, String template, Map<String, String> parameters) {
        try (CloudFormationAsyncClient cloudFormation = this.clients.client(CloudFormationAsyncClient.builder())) {
            create(cloudFormation, name, template, parameters);
        }
    }

    /** Waits until a stack is whole, and returns its outputs. */
    Map<String, String> outputs(String name) {
        try (CloudFormationAsyncClient cloudFormation = this.clients.client(CloudFormationAsyncClient.builder())) {
            untilWhole(cloudFormation, name);
            return await(cloudFormation.describeStacks((request) -> request.stackName(name)))
                    .stacks()
                    .get(0)
                    .outputs()
                    .stream()
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    private static void create(
            CloudFormationAsyncClient cloudFormation, String name, String template, Map<String, String> parameters) {
        try {
            await(cloudFormation.createStack((request) -> request.stackName(name)
                    .templateBody(template)
                    .capabilities(Capability.CAPABILITY_NAMED_IAM)
                    .parameters(parameters.entrySet().stream()
                            .map((parameter) -> Parameter.builder()
                                    .parameterKey(parameter.getKey())
                                    .parameterValue(parameter.getValue())
                                    .build())
                            .toList())));
        } catch (AlreadyExistsException ex) {
            // An earlier start created it.
            return;
        }
    }

    private static void untilWhole(CloudFormationAsyncClient cloudFormation, String name) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Stack stack = await(cloudFormation.describeStacks((request) -> request.stackName(name)))
                    .stacks()
                    .get(0);
            if (stack.stackStatus() == StackStatus.CREATE_COMPLETE
                    || stack.stackStatus() == StackStatus.UPDATE_COMPLETE) {
                return;
            }
            if (!stack.stackStatusAsString().endsWith("_IN_PROGRESS")
                    || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The stack %s is %s: %s"
                        .formatted(name, stack.stackStatusAsString(), stack.stackStatusReason()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
