package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** {@code AWS::ElasticLoadBalancingV2::ListenerRule}. */
final class ListenerRuleType implements ResourceType {

    private final ElasticLoadBalancingV2AsyncClient balancer;

    ListenerRuleType(SandboxClients clients) {
        this.balancer = clients.client(ElasticLoadBalancingV2AsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::ListenerRule";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String arn = await(this.balancer.createRule(SdkShapes.fill(
                                CreateRuleRequest.builder(),
                                request.properties().tree())
                        .build()))
                .rules()
                .get(0)
                .ruleArn();
        return new Physical(arn, Map.of("RuleArn", arn, "IsDefault", "false"));
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
        Absent.isFine(() -> this.balancer.deleteRule((call) -> call.ruleArn(removal.id())));
    }
}
