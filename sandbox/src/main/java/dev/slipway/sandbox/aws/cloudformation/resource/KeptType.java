package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.Arns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type that is kept with the stack and does nothing: names below {@code .localhost} resolve by themselves, and what
 * listens only to this machine needs no security group.
 *
 * @param name name of the type
 * @param physical makes the id and the attributes up
 */
record KeptType(String name, Function<ResourceRequest, Physical> physical) implements ResourceType {

    static List<ResourceType> all() {
        return List.of(
                new KeptType(
                        "AWS::Route53::RecordSet",
                        (request) -> Physical.of(request.properties().text("Name", ""))),
                new KeptType("AWS::EC2::SecurityGroup", KeptType::securityGroup),
                new KeptType("AWS::EC2::SecurityGroupIngress", (request) -> Physical.of("sgr-" + hex(request))),
                new KeptType("AWS::EC2::SecurityGroupEgress", (request) -> Physical.of("sgr-" + hex(request))),
                new KeptType("AWS::CloudWatch::Alarm", KeptType::alarm),
                new KeptType("AWS::KMS::Key", KeptType::key),
                new KeptType(
                        "AWS::KMS::Alias",
                        (request) -> Physical.of(request.properties().text("AliasName", ""))));
    }

    @Override
    public Physical create(ResourceRequest request) {
        return this.physical.apply(request);
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        return Optional.of(this.physical.apply(after));
    }

    @Override
    public void delete(Removal removal) {
        // Nothing is there but the stack's own record.
    }

    private static Physical securityGroup(ResourceRequest request) {
        String id = "sg-" + hex(request);
        return new Physical(
                id,
                Map.of("GroupId", id, "Id", id, "VpcId", request.properties().text("VpcId", "")));
    }

    private static Physical alarm(ResourceRequest request) {
        String name = request.properties().text("AlarmName", request.pickedName(255));
        return new Physical(name, Map.of("Arn", Arns.of("cloudwatch", "alarm:" + name)));
    }

    private static Physical key(ResourceRequest request) {
        String id = request.token();
        return new Physical(id, Map.of("KeyId", id, "Arn", Arns.of("kms", "key/" + id)));
    }

    private static String hex(ResourceRequest request) {
        return "0" + request.token().replace("-", "").substring(0, 16);
    }
}
