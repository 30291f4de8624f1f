package dev.slipway.sandbox.aws.elb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ELB's output shapes. */
final class ElbAnswers {

    private ElbAnswers() {}

    static Map<String, Object> targetGroup(TargetGroup group, boolean inUse) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("TargetGroupArn", group.arn());
        output.put("TargetGroupName", group.name());
        output.put("Protocol", "HTTP");
        output.put("ProtocolVersion", "HTTP1");
        output.put("Port", group.port());
        output.put("VpcId", group.vpc());
        output.put("TargetType", "ip");
        output.put("IpAddressType", "ipv4");
        output.put("HealthCheckProtocol", "HTTP");
        output.put("HealthCheckPort", "traffic-port");
        output.put("HealthCheckEnabled", true);
        output.put("HealthCheckPath", group.check().path());
        output.put("HealthCheckIntervalSeconds", group.check().interval());
        output.put("HealthCheckTimeoutSeconds", group.check().timeout());
        output.put("HealthyThresholdCount", group.check().healthyThreshold());
        output.put("UnhealthyThresholdCount", group.check().unhealthyThreshold());
        output.put("Matcher", Map.of("HttpCode", group.check().matcher()));
        output.put("LoadBalancerArns", inUse ? List.of(LoadBalancers.ARN) : List.of());
        return output;
    }

    static Map<String, Object> rule(Rule rule) {
        List<Map<String, Object>> conditions = new ArrayList<>();
        if (!rule.hosts().isEmpty()) {
            conditions.add(condition("host-header", "HostHeaderConfig", rule.hosts()));
        }
        if (!rule.paths().isEmpty()) {
            conditions.add(condition("path-pattern", "PathPatternConfig", rule.paths()));
        }
        Map<String, Object> action = Map.of("Type", "forward", "Order", 1, "TargetGroupArn", rule.targetGroup());
        return Map.of(
                "RuleArn", rule.arn(),
                "Priority", rule.priority(),
                "IsDefault", false,
                "Conditions", conditions,
                "Actions", List.of(action));
    }

    static Map<String, Object> health(Target target) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("State", target.health().state());
        if (!target.health().reason().isEmpty()) {
            health.put("Reason", target.health().reason());
            health.put("Description", target.health().description());
        }
        return Map.of(
                "Target", Map.of("Id", target.host(), "Port", target.port()),
                "HealthCheckPort", target.port(),
                "TargetHealth", health);
    }

    static List<Map<String, String>> pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map((pair) -> Map.of("Key", pair.getKey(), "Value", pair.getValue()))
                .toList();
    }

    private static Map<String, Object> condition(String field, String member, List<String> values) {
        return Map.of("Field", field, "Values", values, member, Map.of("Values", values));
    }
}
