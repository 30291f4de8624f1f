package dev.slipway.sandbox.proof.contracts.aws;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What CloudFormation documents about stacks: events, rollback, and what it does not know. */
final class StackTalk implements Consumer<Talk> {

    private static final String GOOD = "{\"Resources\":{\"Topic\":{\"Type\":\"AWS::SNS::Topic\"}}}";
    private static final String FAILING =
            "{\"Resources\":{\"Topic\":{\"Type\":\"AWS::SNS::Topic\"},\"Rule\":{\"Type\":\"AWS::IAM::Role\","
                    + "\"DependsOn\":\"Topic\",\"Properties\":{\"AssumeRolePolicyDocument\":{\"Statement\":[]},"
                    + "\"ManagedPolicyArns\":[\"arn:aws:iam::123456789012:policy/none\"]}}}}";
    private static final String UNKNOWN = "{\"Resources\":{\"Car\":{\"Type\":\"AWS::Motor::Car\"}}}";

    @Override
    public void accept(Talk talk) {
        CloudFormationAsyncClient stacks = talk.client(CloudFormationAsyncClient.builder());
        talk.refused(
                "a stack that is not there",
                "ValidationError",
                400,
                stacks.describeStacks((describe) -> describe.stackName("nothing")));
        String id = talk.answer(stacks.createStack(
                        (create) -> create.stackName("good").templateBody(GOOD).clientRequestToken("one")))
                .stackId();
        talk.refused(
                "a second stack of a name",
                "AlreadyExistsException",
                400,
                stacks.createStack((create) -> create.stackName("good").templateBody(GOOD)));
        ends(talk, stacks, "good", "CREATE_COMPLETE");
        talk.refused(
                "an update that changes nothing",
                "ValidationError",
                400,
                stacks.updateStack((update) -> update.stackName("good").templateBody(GOOD)));
        List<StackEvent> events = talk.answer(stacks.describeStackEvents((describe) -> describe.stackName("good")))
                .stackEvents();
        talk.holds(
                "the newest event is the stack's own and comes first",
                events.get(0).physicalResourceId().equals(id)
                        && events.get(0).resourceStatusAsString().equals("CREATE_COMPLETE"));
        talk.holds(
                "events carry the token of the call",
                events.stream().allMatch((event) -> "one".equals(event.clientRequestToken())));
        rollback(talk, stacks);
        talk.answer(stacks.deleteStack((delete) -> delete.stackName("good")));
        talk.becomes(
                "a deleted stack is still described by its id",
                () -> stack(talk, stacks, id).stackStatusAsString().equals("DELETE_COMPLETE"));
        talk.answer(stacks.deleteStack((delete) -> delete.stackName("nothing")));
    }

    private static void rollback(Talk talk, CloudFormationAsyncClient stacks) {
        talk.answer(stacks.createStack(
                (create) -> create.stackName("failing").templateBody(FAILING).capabilities(Capability.CAPABILITY_IAM)));
        ends(talk, stacks, "failing", "ROLLBACK_COMPLETE");
        List<StackEvent> events = talk.answer(stacks.describeStackEvents((describe) -> describe.stackName("failing")))
                .stackEvents();
        talk.holds(
                "the resource that failed says why",
                events.stream()
                        .anyMatch((event) -> event.resourceStatusAsString().equals("CREATE_FAILED")
                                && event.logicalResourceId().equals("Rule")
                                && event.resourceStatusReason() != null));
        talk.holds(
                "what was made before it is taken away",
                events.stream()
                        .anyMatch((event) -> event.resourceStatusAsString().equals("DELETE_COMPLETE")
                                && event.logicalResourceId().equals("Topic")));
        talk.refused(
                "an update of a stack that was rolled back",
                "ValidationError",
                400,
                stacks.updateStack((update) -> update.stackName("failing").templateBody(GOOD)));
        talk.refused(
                "a template with a type that nobody knows",
                "ValidationError",
                400,
                stacks.createStack((create) -> create.stackName("unknown").templateBody(UNKNOWN)));
        talk.refused(
                "a template that is none",
                "ValidationError",
                400,
                stacks.validateTemplate((validate) -> validate.templateBody("{")));
    }

    private static void ends(Talk talk, CloudFormationAsyncClient stacks, String name, String status) {
        talk.becomes(
                "the stack %s ends as %s".formatted(name, status),
                () -> stack(talk, stacks, name).stackStatusAsString().equals(status));
    }

    private static Stack stack(Talk talk, CloudFormationAsyncClient stacks, String name) {
        return talk.answer(stacks.describeStacks((describe) -> describe.stackName(name)))
                .stacks()
                .get(0);
    }
}
