package dev.slipway.sandbox.proof.contracts.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

/** What ECS documents about clusters, task definitions, services and tasks. */
final class ContainerTalk implements Consumer<Talk> {

    private static final String CLUSTER = "talk";
    private static final String SERVICE = "shop";

    @Override
    public void accept(Talk talk) {
        EcsAsyncClient ecs = talk.client(EcsAsyncClient.builder());
        talk.answer(ecs.createCluster((create) -> create.clusterName(CLUSTER)));
        talk.holds(
                "a cluster is created once",
                talk.answer(ecs.createCluster((create) -> create.clusterName(CLUSTER)))
                        .cluster()
                        .clusterName()
                        .equals(CLUSTER));
        talk.holds(
                "a cluster that is not there is a failure in the answer",
                talk
                        .answer(ecs.describeClusters(
                                (describe) -> describe.clusters("nothing").include(ClusterField.TAGS)))
                        .failures()
                        .stream()
                        .anyMatch((failure) -> failure.reason().equals("MISSING")));
        definitions(talk, ecs);
        services(talk, ecs);
        endings(talk, ecs);
    }

    private static void definitions(Talk talk, EcsAsyncClient ecs) {
        talk.refused(
                "a task definition that is not there",
                "ClientException",
                400,
                ecs.describeTaskDefinition((describe) -> describe.taskDefinition("nothing:1")));
        for (int revision = 1; revision <= 2; revision++) {
            talk.answer(ecs.registerTaskDefinition((register) -> register.family(SERVICE)
                    .containerDefinitions(ContainerDefinition.builder()
                            .name("app")
                            .image("localhost:1/slipway/shop@sha256:" + "0".repeat(64))
                            .memory(128)
                            .build())));
        }
        var first = talk.answer(
                ecs.listTaskDefinitions((list) -> list.familyPrefix(SERVICE).maxResults(1)));
        talk.holds(
                "ECS pages its task definitions", first.taskDefinitionArns().size() == 1 && first.nextToken() != null);
        talk.answer(ecs.deregisterTaskDefinition((deregister) -> deregister.taskDefinition(SERVICE + ":1")));
        talk.holds(
                "a task definition that was deregistered is still described, as INACTIVE",
                talk.answer(ecs.describeTaskDefinition((describe) -> describe.taskDefinition(SERVICE + ":1")))
                        .taskDefinition()
                        .statusAsString()
                        .equals("INACTIVE"));
    }

    private static void services(Talk talk, EcsAsyncClient ecs) {
        talk.refused(
                "a service in a cluster that is not there",
                "ClusterNotFoundException",
                400,
                ecs.createService((create) -> service(create).cluster("nothing")));
        Service made = talk.answer(ecs.createService((create) -> service(create).clientToken("one")))
                .service();
        talk.holds(
                "a call repeated with its token is the same service",
                talk.answer(ecs.createService((create) -> service(create).clientToken("one")))
                        .service()
                        .serviceArn()
                        .equals(made.serviceArn()));
        talk.refused(
                "a second service of a name",
                "InvalidParameterException",
                400,
                ecs.createService((create) -> service(create).clientToken("two")));
        talk.refused(
                "an update of a service that is not there",
                "ServiceNotFoundException",
                400,
                ecs.updateService(
                        (update) -> update.cluster(CLUSTER).service("nothing").desiredCount(0)));
        talk.holds(
                "a service keeps its tags",
                talk.answer(ecs.listTagsForResource((list) -> list.resourceArn(made.serviceArn())))
                        .tags()
                        .contains(Tag.builder().key("slipway:app").value("shop").build()));
    }

    private static void endings(Talk talk, EcsAsyncClient ecs) {
        talk.refused(
                "the deletion of a cluster with services",
                "ClusterContainsServicesException",
                400,
                ecs.deleteCluster((delete) -> delete.cluster(CLUSTER)));
        talk.holds(
                "a service that is deleted drains",
                talk.answer(ecs.deleteService((delete) ->
                                delete.cluster(CLUSTER).service(SERVICE).force(true)))
                        .service()
                        .status()
                        .equals("DRAINING"));
        talk.becomes(
                "a service that has drained is INACTIVE",
                () -> talk
                        .answer(ecs.describeServices(
                                (describe) -> describe.cluster(CLUSTER).services(SERVICE)))
                        .services()
                        .stream()
                        .allMatch((service) -> service.status().equals("INACTIVE")));
        talk.refused(
                "an update of a service that is gone",
                "ServiceNotActiveException",
                400,
                ecs.updateService(
                        (update) -> update.cluster(CLUSTER).service(SERVICE).desiredCount(0)));
        talk.refused(
                "the deletion of a cluster that is not there",
                "ClusterNotFoundException",
                400,
                ecs.deleteCluster((delete) -> delete.cluster("nothing")));
    }

    private static CreateServiceRequest.Builder service(CreateServiceRequest.Builder create) {
        return create.cluster(CLUSTER)
                .serviceName(SERVICE)
                .taskDefinition(SERVICE + ":2")
                .desiredCount(0)
                .tags(Tag.builder().key("slipway:app").value("shop").build());
    }
}
