package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.scheduler.SchedulerAsyncClient;

/** {@code AWS::Scheduler::ScheduleGroup}. */
final class ScheduleGroupType implements ResourceType {

    private final SchedulerAsyncClient scheduler;

    ScheduleGroupType(SandboxClients clients) {
        this.scheduler = clients.client(SchedulerAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Scheduler::ScheduleGroup";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String name = request.properties().text("Name", request.pickedName(64));
        String arn = await(this.scheduler.createScheduleGroup(
                        (call) -> call.name(name).clientToken(request.token())))
                .scheduleGroupArn();
        return new Physical(name, Map.of("Arn", arn, "State", "ACTIVE"));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.scheduler.deleteScheduleGroup((call) -> call.name(removal.id())));
    }
}
