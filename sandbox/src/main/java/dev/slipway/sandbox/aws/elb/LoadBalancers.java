package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.Arns;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The one load balancer with its one listener, which are there from the start. */
public final class LoadBalancers {

    /** Name of the load balancer. */
    public static final String NAME = "slipway";

    /** ARN of the load balancer. */
    public static final String ARN = Arns.of("elasticloadbalancing", "loadbalancer/app/slipway/50dc6c495c0c9188");

    static final String LISTENER_ID = "app/slipway/50dc6c495c0c9188/f2f7dc8efc522ab2";

    /** ARN of the listener that the rules of all apps hang on. */
    public static final String LISTENER = Arns.of("elasticloadbalancing", "listener/" + LISTENER_ID);

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private LoadBalancers() {}

    static Map<String, Object> loadBalancer() {
        return Map.of(
                "LoadBalancerArn", ARN,
                "LoadBalancerName", NAME,
                "DNSName", "localhost",
                "CanonicalHostedZoneId", "Z215JYRZR1TBD5",
                "CreatedTime", CREATED,
                "Scheme", "internal",
                "VpcId", "vpc-sandbox",
                "Type", "application",
                "IpAddressType", "ipv4",
                "State", Map.of("Code", "active"));
    }

    static Map<String, Object> listener(int port) {
        return Map.of(
                "ListenerArn", LISTENER,
                "LoadBalancerArn", ARN,
                "Port", port,
                "Protocol", "HTTP",
                "DefaultActions", List.of(defaultAction()));
    }

    static Map<String, Object> defaultRule() {
        return Map.of(
                "RuleArn",
                Arns.of("elasticloadbalancing", "listener-rule/" + LISTENER_ID + "/default"),
                "Priority",
                "default",
                "IsDefault",
                true,
                "Conditions",
                List.of(),
                "Actions",
                List.of(defaultAction()));
    }

    private static Map<String, Object> defaultAction() {
        return Map.of(
                "Type",
                "fixed-response",
                "Order",
                1,
                "FixedResponseConfig",
                Map.of("StatusCode", "404", "ContentType", "text/html"));
    }
}
