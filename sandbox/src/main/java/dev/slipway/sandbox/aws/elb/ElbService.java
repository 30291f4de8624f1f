package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** ELB's API on load balancers, listeners, rules and tags; {@link TargetGroupOperations} has the rest. */
final class ElbService implements AwsService {

    private final QueryProtocol protocol =
            new QueryProtocol("http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/");
    private final int port;
    private final Rules rules;
    private final TargetGroups groups;

    ElbService(int port, Rules rules, TargetGroups groups) {
        this.port = port;
        this.rules = rules;
        this.groups = groups;
        on("DescribeLoadBalancers", this::describeLoadBalancers);
        on("DescribeListeners", this::describeListeners);
        on("CreateRule", this::createRule);
        on("DescribeRules", this::describeRules);
        on("ModifyRule", this::modifyRule);
        on("DeleteRule", this::deleteRule);
        on(
                "AddTags",
                (input) -> tag(input, (tags) -> {
                    Map<String, String> more = new HashMap<>(tags);
                    more.putAll(input.pairs("Tags", "Key", "Value"));
                    return more;
                }));
        on(
                "RemoveTags",
                (input) -> tag(input, (tags) -> {
                    Map<String, String> fewer = new HashMap<>(tags);
                    input.texts("TagKeys").forEach(fewer::remove);
                    return fewer;
                }));
        on("DescribeTags", this::describeTags);
        new TargetGroupOperations(groups, rules).addTo(this::on);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("elasticloadbalancing");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private void on(String operation, Function<QueryInput, Map<String, ?>> handler) {
        this.protocol.operation(operation, (form) -> handler.apply(QueryInput.of(form)));
    }

    private Map<String, ?> describeLoadBalancers(QueryInput input) {
        boolean unknown = input.texts("Names").stream().anyMatch((name) -> !name.equals(LoadBalancers.NAME))
                || input.texts("LoadBalancerArns").stream().anyMatch((arn) -> !arn.equals(LoadBalancers.ARN));
        if (unknown) {
            throw AwsError.of("LoadBalancerNotFound", "One or more load balancers not found");
        }
        return Map.of("LoadBalancers", List.of(LoadBalancers.loadBalancer()));
    }

    private Map<String, ?> describeListeners(QueryInput input) {
        input.texts("ListenerArns").forEach(ElbService::checkListener);
        return Map.of("Listeners", List.of(LoadBalancers.listener(this.port)));
    }

    private Map<String, ?> createRule(QueryInput input) {
        checkListener(input.required("ListenerArn"));
        input.required("Priority");
        String group = targetGroup(input);
        this.groups.get(group);
        Rule rule = this.rules.create(
                input.number("Priority", 0),
                values(input, "host-header", "HostHeaderConfig"),
                values(input, "path-pattern", "PathPatternConfig"),
                group,
                input.pairs("Tags", "Key", "Value"));
        return Map.of("Rules", List.of(ElbAnswers.rule(rule)));
    }

    private Map<String, ?> describeRules(QueryInput input) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (input.text("ListenerArn") != null) {
            checkListener(input.required("ListenerArn"));
            this.rules.all().forEach((rule) -> found.add(ElbAnswers.rule(rule)));
            found.add(LoadBalancers.defaultRule());
        }
        input.texts("RuleArns").forEach((arn) -> found.add(ElbAnswers.rule(this.rules.get(arn))));
        return Map.of("Rules", found);
    }

    private Map<String, ?> modifyRule(QueryInput input) {
        Rule changed = this.rules.change(input.required("RuleArn"), (rule) -> {
            boolean conditions = !input.items("Conditions").isEmpty();
            return new Rule(
                    rule.arn(),
                    rule.priority(),
                    conditions ? values(input, "host-header", "HostHeaderConfig") : rule.hosts(),
                    conditions ? values(input, "path-pattern", "PathPatternConfig") : rule.paths(),
                    input.items("Actions").isEmpty() ? rule.targetGroup() : targetGroup(input),
                    rule.tags());
        });
        return Map.of("Rules", List.of(ElbAnswers.rule(changed)));
    }

    private Map<String, ?> deleteRule(QueryInput input) {
        this.rules.delete(input.required("RuleArn"));
        return Map.of();
    }

    private Map<String, ?> tag(QueryInput input, UnaryOperator<Map<String, String>> change) {
        for (String arn : input.texts("ResourceArns")) {
            if (arn.contains(":targetgroup/")) {
                this.groups.change(arn, (group) -> group.withTags(change.apply(group.tags())));
            } else {
                this.rules.change(arn, (rule) -> rule.withTags(change.apply(rule.tags())));
            }
        }
        return Map.of();
    }

    private Map<String, ?> describeTags(QueryInput input) {
        return Map.of(
                "TagDescriptions",
                input.texts("ResourceArns").stream()
                        .map((arn) -> Map.of(
                                "ResourceArn",
                                arn,
                                "Tags",
                                ElbAnswers.pairs(
                                        arn.contains(":targetgroup/")
                                                ? this.groups.get(arn).tags()
                                                : this.rules.get(arn).tags())))
                        .toList());
    }

    private static void checkListener(String arn) {
        if (!arn.equals(LoadBalancers.LISTENER)) {
            throw AwsError.of("ListenerNotFound", "One or more listeners not found");
        }
    }

    private static String targetGroup(QueryInput input) {
        for (QueryInput action : input.items("Actions")) {
            String direct = action.text("TargetGroupArn");
            if (direct != null) {
                return direct;
            }
            for (QueryInput weighted : action.member("ForwardConfig").items("TargetGroups")) {
                return weighted.required("TargetGroupArn");
            }
        }
        throw AwsError.of("InvalidLoadBalancerAction", "The sandbox's rules forward to one target group");
    }

    private static List<String> values(QueryInput input, String field, String member) {
        List<String> values = new ArrayList<>();
        for (QueryInput condition : input.items("Conditions")) {
            String given = condition.required("Field");
            if (!Set.of("host-header", "path-pattern").contains(given)) {
                throw AwsError.of(
                        "InvalidConfigurationRequest",
                        "The sandbox's rules have conditions on 'host-header' and 'path-pattern', not on '%s'"
                                .formatted(given));
            }
            if (given.equals(field)) {
                values.addAll(condition.texts("Values"));
                values.addAll(condition.member(member).texts("Values"));
            }
        }
        return values.stream().distinct().toList();
    }
}
