package dev.slipway.portal.cloud.aws;

import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads what an app's newest task said last. Each task has a stream of its own in the app's log group. */
final class TaskLogs {

    private static final String SYSTEM = "CloudWatch Logs";
    /** The newest task is among the streams that were written to last. */
    private static final int STREAMS = 20;

    private final CloudWatchLogsAsyncClient client;

    TaskLogs(CloudWatchLogsAsyncClient client) {
        this.client = client;
    }

    Mono<List<String>> lastLines(String group, int limit) {
        return AwsCall.to(
                        SYSTEM,
                        () -> this.client.describeLogStreams((request) -> request.logGroupName(group)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(STREAMS)))
                .flatMap((answer) ->
                        Mono.justOrEmpty(answer.logStreams().stream().max(Comparator.comparing(TaskLogs::begun))))
                .flatMap((newest) -> lines(group, newest.logStreamName(), limit))
                .onErrorResume((ex) -> AwsCall.refusedWith(ex, "ResourceNotFoundException"), (ex) -> Mono.empty())
                .defaultIfEmpty(List.of());
    }

    private Mono<List<String>> lines(String group, String stream, int limit) {
        return AwsCall.to(
                        SYSTEM,
                        () -> this.client.getLogEvents((request) -> request.logGroupName(group)
                                .logStreamName(stream)
                                .limit(limit)
                                .startFromHead(false)))
                .map((answer) ->
                        answer.events().stream().map(OutputLogEvent::message).toList());
    }

    private static long begun(LogStream stream) {
        return stream.creationTime() == null ? 0 : stream.creationTime();
    }
}
