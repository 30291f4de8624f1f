package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerAsyncClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** {@code AWS::Scheduler::Schedule}. */
final class ScheduleType implements ResourceType {

    private final SchedulerAsyncClient scheduler;

    ScheduleType(SandboxClients clients) {
        this.scheduler = clients.client(SchedulerAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Scheduler::Schedule";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("Name", request.pickedName(64));
        String arn = await(
                        this.scheduler.createSchedule(SdkShapes.fill(CreateScheduleRequest.builder(), properties.tree())
                                .name(name)
                                .clientToken(request.token())
                                .build()))
                .scheduleArn();
        return new Physical(name, Map.of("Arn", arn));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean same = after.properties().text("Name", existing.id()).equals(existing.id())
                && after.properties()
                        .text("GroupName", "")
                        .equals(before.properties().text("GroupName", ""));
        if (!same) {
            return Optional.empty();
        }
        await(this.scheduler.updateSchedule(SdkShapes.fill(
                        UpdateScheduleRequest.builder(), after.properties().tree())
                .name(existing.id())
                .build()));
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.scheduler.deleteSchedule(
                (call) -> call.name(removal.id()).groupName(removal.properties().text("GroupName"))));
    }
}
