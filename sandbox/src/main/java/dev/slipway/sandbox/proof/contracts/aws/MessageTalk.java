package dev.slipway.sandbox.proof.contracts.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.scheduler.SchedulerAsyncClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What SNS, SQS, EventBridge and its Scheduler document. */
final class MessageTalk implements Consumer<Talk> {

    private static final String NOBODY = "arn:aws:sns:eu-central-1:123456789012:nobody";

    @Override
    public void accept(Talk talk) {
        topics(talk, talk.client(SnsAsyncClient.builder()));
        String queue = queues(talk, talk.client(SqsAsyncClient.builder()));
        rules(talk, talk.client(EventBridgeAsyncClient.builder()));
        schedules(talk, talk.client(SchedulerAsyncClient.builder()), queue);
    }

    private static void topics(Talk talk, SnsAsyncClient sns) {
        String arn =
                talk.answer(sns.createTopic((create) -> create.name("talk"))).topicArn();
        talk.holds(
                "a topic is created once",
                talk.answer(sns.createTopic((create) -> create.name("talk")))
                        .topicArn()
                        .equals(arn));
        talk.refused(
                "a topic that is not there", "NotFound", 404, sns.getTopicAttributes((get) -> get.topicArn(NOBODY)));
        talk.refused(
                "a message to a topic that is not there",
                "NotFound",
                404,
                sns.publish((publish) -> publish.topicArn(NOBODY).message("hello")));
        talk.refused(
                "a message of no letters",
                "InvalidParameter",
                400,
                sns.publish((publish) -> publish.topicArn(arn).message("")));
        talk.refused(
                "a message past 256 KiB",
                "InvalidParameter",
                400,
                sns.publish((publish) -> publish.topicArn(arn).message("x".repeat(262_145))));
        talk.refused(
                "a topic whose name has a space",
                "InvalidParameter",
                400,
                sns.createTopic((create) -> create.name("a b")));
        talk.answer(sns.deleteTopic((delete) -> delete.topicArn(NOBODY)));
    }

    private static String queues(Talk talk, SqsAsyncClient sqs) {
        String url = talk.answer(sqs.createQueue((create) -> create.queueName("talk")))
                .queueUrl();
        talk.refused(
                "a queue that is not there",
                "QueueDoesNotExist",
                400,
                sqs.getQueueUrl((get) -> get.queueName("nothing")));
        return talk.answer(
                        sqs.getQueueAttributes((get) -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private static void rules(Talk talk, EventBridgeAsyncClient events) {
        talk.refused(
                "a rule that is not there",
                "ResourceNotFoundException",
                400,
                events.describeRule((describe) -> describe.name("nothing")));
        talk.refused(
                "a rule whose pattern is none",
                "InvalidEventPatternException",
                400,
                events.putRule((put) -> put.name("talk").eventPattern("{\"source\":\"no list\"}")));
        talk.answer(events.putRule((put) -> put.name("talk").eventPattern("{\"source\":[\"talk\"]}")));
        talk.answer(events.putTargets((put) ->
                put.rule("talk").targets(Target.builder().id("one").arn(NOBODY).build())));
        talk.refused(
                "the deletion of a rule with targets",
                "ValidationException",
                400,
                events.deleteRule((delete) -> delete.name("talk")));
    }

    private static void schedules(Talk talk, SchedulerAsyncClient scheduler, String queue) {
        talk.refused(
                "a schedule that is not there",
                "ResourceNotFoundException",
                404,
                scheduler.getSchedule((get) -> get.name("nothing")));
        String arn = talk.answer(
                        scheduler.createSchedule((create) -> at(create, queue).clientToken("one")))
                .scheduleArn();
        talk.holds(
                "a call repeated with its token is the same schedule",
                talk.answer(scheduler.createSchedule(
                                (create) -> at(create, queue).clientToken("one")))
                        .scheduleArn()
                        .equals(arn));
        talk.refused(
                "a second schedule of a name",
                "ConflictException",
                409,
                scheduler.createSchedule((create) -> at(create, queue).clientToken("two")));
        talk.refused(
                "an expression that is none",
                "ValidationException",
                400,
                scheduler.createSchedule((create) -> at(create, queue).name("b").scheduleExpression("soon")));
        talk.answer(scheduler.deleteSchedule((delete) -> delete.name("talk")));
    }

    private static CreateScheduleRequest.Builder at(CreateScheduleRequest.Builder create, String queue) {
        return create.name("talk")
                .scheduleExpression("at(2099-01-01T00:00:00)")
                .flexibleTimeWindow((window) -> window.mode("OFF"))
                .target((target) -> target.arn(queue).roleArn("arn:aws:iam::123456789012:role/talk"));
    }
}
