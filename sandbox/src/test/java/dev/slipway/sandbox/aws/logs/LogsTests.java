package dev.slipway.sandbox.aws.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogsTests {

    @TempDir
    static Path folder;

    private static Logs logs;
    private static AwsFrontDoor door;
    private static CloudWatchLogsAsyncClient client;

    @BeforeAll
    static void start() {
        logs = new Logs(folder);
        door = new AwsFrontDoor(0, List.of(logs));
        client = AwsSandbox.client(CloudWatchLogsAsyncClient.builder(), door.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        door.close();
    }

    @Test
    void readsTheLastLinesOfAStream() {
        client.createLogGroup((request) -> request.logGroupName("/app/tail")).join();
        logs.store().write("/app/tail", "web/1", List.of("one", "two", "three"));

        List<OutputLogEvent> events = client.getLogEvents((request) ->
                        request.logGroupName("/app/tail").logStreamName("web/1").limit(2))
                .join()
                .events();

        assertThat(events).extracting(OutputLogEvent::message).containsExactly("two", "three");
    }

    @Test
    void goesOnFromAToken() {
        client.createLogGroup((request) -> request.logGroupName("/app/follow")).join();
        logs.store().write("/app/follow", "web/1", List.of("one"));
        String token = client.getLogEvents((request) -> request.logGroupName("/app/follow")
                        .logStreamName("web/1")
                        .startFromHead(true))
                .join()
                .nextForwardToken();
        logs.store().write("/app/follow", "web/1", List.of("two"));

        List<OutputLogEvent> events = client.getLogEvents((request) -> request.logGroupName("/app/follow")
                        .logStreamName("web/1")
                        .startFromHead(true)
                        .nextToken(token))
                .join()
                .events();

        assertThat(events).extracting(OutputLogEvent::message).containsExactly("two");
    }

    @Test
    void findsLinesInAllStreamsOfAGroup() {
        client.createLogGroup((request) -> request.logGroupName("/app/find")).join();
        client.createLogStream((request) -> request.logGroupName("/app/find").logStreamName("a"))
                .join();
        client.putLogEvents((request) -> request.logGroupName("/app/find")
                        .logStreamName("a")
                        .logEvents(InputLogEvent.builder()
                                .timestamp(2L)
                                .message("error 2")
                                .build()))
                .join();
        logs.store().append("/app/find", "b", List.of(new LogEvent(1, "error 1", 1), new LogEvent(3, "fine", 3)));

        List<FilteredLogEvent> events = client.filterLogEvents(
                        (request) -> request.logGroupName("/app/find").filterPattern("error"))
                .join()
                .events();

        assertThat(events).extracting(FilteredLogEvent::message).containsExactly("error 1", "error 2");
    }

    @Test
    void listsStreamsNewestFirst() throws Exception {
        client.createLogGroup((request) -> request.logGroupName("/app/streams")).join();
        logs.store().write("/app/streams", "z-old", List.of("line"));
        logs.store().write("/app/streams", "a-new", List.of("line"));

        List<LogStream> streams = client.describeLogStreams((request) -> request.logGroupName("/app/streams")
                        .orderBy(OrderBy.LAST_EVENT_TIME)
                        .descending(true))
                .join()
                .logStreams();

        assertThat(streams).extracting(LogStream::logStreamName).contains("a-new", "z-old");
    }

    @Test
    void refusesInItsOwnWords() {
        client.createLogGroup((request) -> request.logGroupName("/app/twice")).join();

        assertThatThrownBy(() -> client.createLogGroup((request) -> request.logGroupName("/app/twice"))
                        .join())
                .cause()
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> client.deleteLogGroup((request) -> request.logGroupName("/app/none"))
                        .join())
                .cause()
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keepsTheNewestLinesOfAStreamThatFloodsAndTheirPlaces(@TempDir Path small) throws IOException {
        LogStore store = new LogStore(small, 2_000, Clock.systemUTC());
        store.create("/app/flood", Map.of());
        for (int line = 0; line < 500; line++) {
            store.write("/app/flood", "web/1", List.of("line " + line));
        }

        List<LogLine> left = store.lines("/app/flood", "web/1");

        assertThat(left)
                .hasSizeBetween(20, 100)
                .allSatisfy((line) -> assertThat(line.event().message()).isEqualTo("line " + line.position()));
        assertThat(left.get(left.size() - 1).position()).isEqualTo(499);
        assertThat(store.streams("/app/flood"))
                .singleElement()
                .satisfies((stream) -> assertThat(stream.size()).isLessThan(5_000));
        store.deleteStream("/app/flood", "web/1");
        try (Stream<Path> files = Files.walk(small.resolve("streams"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
