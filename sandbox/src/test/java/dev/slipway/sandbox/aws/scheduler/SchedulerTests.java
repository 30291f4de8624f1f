package dev.slipway.sandbox.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.Queue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import software.amazon.awssdk.services.sqs.SqsClient;

class SchedulerTests {

    private static final String ROLE = "arn:aws:iam::123456789012:role/scheduler";

    private final Path data;
    private final AwsSandbox sandbox;
    private final SchedulerClient scheduler;
    private final SqsClient sqs;

    SchedulerTests(@TempDir Path data) {
        this.data = data;
        this.sandbox = AwsSandbox.startWithoutTables(data);
        this.scheduler = this.sandbox.client(SchedulerClient.builder());
        this.sqs = this.sandbox.client(SqsClient.builder());
    }

    @AfterEach
    void stop() {
        this.scheduler.close();
        this.sqs.close();
        this.sandbox.close();
    }

    @Test
    void wakesAQueueOnceAndForgetsItself() {
        Queue queue = Queue.create(this.sqs, "slipway-runs.fifo");

        create("wake-run-1", queue.arn(), at(Instant.now().minusSeconds(1)), (schedule) -> {});

        assertThat(queue.takeOne()).isEqualTo("{\"run\":1}");
        assertThat(this.scheduler
                        .listSchedules((list) -> list.namePrefix("wake-"))
                        .schedules())
                .isEmpty();
    }

    @Test
    void doesAfterARestartWhatCameDueBefore() {
        Queue queue = Queue.create(this.sqs, "slipway-runs.fifo");
        create("wake-run-1", queue.arn(), at(Instant.now().plusSeconds(2)), (schedule) -> {});
        this.sandbox.close();

        try (AwsSandbox again = AwsSandbox.startWithoutTables(this.data);
                SqsClient queues = again.client(SqsClient.builder())) {
            assertThat(Queue.find(queues, "slipway-runs.fifo").takeOne()).isEqualTo("{\"run\":1}");
        }
    }

    @Test
    void repeatsARate() {
        Queue queue = Queue.create(this.sqs, "ticks");

        create("tick", queue.arn(), "rate(1 minute)", (schedule) -> {});

        assertThat(queue.takeOne()).isEqualTo("{\"run\":1}");
        assertThat(this.scheduler.getSchedule((get) -> get.name("tick")).scheduleExpression())
                .isEqualTo("rate(1 minute)");
    }

    @Test
    void deletesAScheduleBeforeItIsDue() {
        create("later", queueArn(), at(Instant.now().plusSeconds(3600)), (schedule) -> {});

        this.scheduler.deleteSchedule((delete) -> delete.name("later"));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> this.scheduler.getSchedule((get) -> get.name("later")));
    }

    @Test
    void takesARepeatedCallAsTheSame() {
        Consumer<CreateScheduleRequest.Builder> token = (schedule) -> schedule.clientToken("token-1");
        String time = at(Instant.now().plusSeconds(3600));

        String arn = create("later", queueArn(), time, token);

        assertThat(create("later", queueArn(), time, token))
                .isEqualTo(arn)
                .isEqualTo("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/later");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> create("later", queueArn(), time, (schedule) -> schedule.clientToken("token-2")))
                .satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(409));
    }

    @Test
    void refusesAsAwsDoes() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> create("bad", queueArn(), "at(tomorrow)", (schedule) -> {}))
                .withMessageContaining("Invalid Schedule Expression");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> create("no spaces", queueArn(), "rate(1 minute)", (schedule) -> {}));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(
                        () -> create("lost", queueArn(), "rate(1 minute)", (schedule) -> schedule.groupName("nobody")))
                .withMessageContaining("Schedule group nobody does not exist.");
    }

    private String create(String name, String queue, String expression, Consumer<CreateScheduleRequest.Builder> more) {
        return this.scheduler
                .createSchedule((schedule) -> {
                    schedule.name(name)
                            .scheduleExpression(expression)
                            .flexibleTimeWindow((window) -> window.mode(FlexibleTimeWindowMode.OFF))
                            .actionAfterCompletion(ActionAfterCompletion.DELETE)
                            .target((target) -> {
                                target.arn(queue).roleArn(ROLE).input("{\"run\":1}");
                                if (queue.endsWith(".fifo")) {
                                    target.sqsParameters((sqs) -> sqs.messageGroupId("shop"));
                                }
                            });
                    more.accept(schedule);
                })
                .scheduleArn();
    }

    private static String queueArn() {
        return "arn:aws:sqs:eu-central-1:123456789012:wake";
    }

    private static String at(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return "at(%s)".formatted(text.substring(0, text.length() - 1));
    }
}
