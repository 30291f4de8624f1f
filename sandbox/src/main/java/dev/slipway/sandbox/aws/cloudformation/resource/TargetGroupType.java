package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ElasticLoadBalancingV2::TargetGroup}. */
final class TargetGroupType implements ResourceType {

    private final ElasticLoadBalancingV2AsyncClient balancer;

    TargetGroupType(SandboxClients clients) {
        this.balancer = clients.client(ElasticLoadBalancingV2AsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::TargetGroup";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        TargetGroup group = await(this.balancer.createTargetGroup(
                        SdkShapes.fill(CreateTargetGroupRequest.builder(), properties.tree())
                                .name(properties.text("Name", request.pickedName(32)))
                                .build()))
                .targetGroups()
                .get(0);
        setAttributes(group.targetGroupArn(), properties);
        String arn = group.targetGroupArn();
        return new Physical(
                arn,
                Map.of(
                        "TargetGroupArn", arn,
                        "TargetGroupName", group.targetGroupName(),
                        "TargetGroupFullName", arn.substring(arn.lastIndexOf(':') + 1)));
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.balancer.addTags((call) -> call.resourceArns(id)
                .tags(TagShapes.of(
                        tags,
                        (key, value) -> Tag.builder().key(key).value(value).build()))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.balancer.deleteTargetGroup((call) -> call.targetGroupArn(removal.id())));
    }

    private void setAttributes(String arn, Properties properties) {
        if (properties.has("TargetGroupAttributes")) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.set("Attributes", (ArrayNode) properties.tree().get("TargetGroupAttributes"));
            await(this.balancer.modifyTargetGroupAttributes(
                    SdkShapes.fill(ModifyTargetGroupAttributesRequest.builder(), tree)
                            .targetGroupArn(arn)
                            .build()));
        }
    }
}
