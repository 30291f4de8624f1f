package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.elb.TargetGroup.HealthCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** ELB's API on target groups and targets. */
final class TargetGroupOperations {

    private static final HealthCheck DEFAULT = new HealthCheck("/", "200", 30, 5, 5, 2);
    private static final int DEFAULT_PORT = 80;

    private static final Paging PAGES = Paging.byMarker("NextMarker", "PageSize", 400);

    private final TargetGroups groups;
    private final Rules rules;

    TargetGroupOperations(TargetGroups groups, Rules rules) {
        this.groups = groups;
        this.rules = rules;
    }

    void addTo(BiConsumer<String, Function<QueryInput, Map<String, ?>>> operations) {
        operations.accept("CreateTargetGroup", this::create);
        operations.accept("DescribeTargetGroups", this::describe);
        operations.accept("ModifyTargetGroup", this::modify);
        operations.accept("DeleteTargetGroup", this::delete);
        operations.accept("ModifyTargetGroupAttributes", this::modifyAttributes);
        operations.accept("DescribeTargetGroupAttributes", this::describeAttributes);
        operations.accept("RegisterTargets", this::register);
        operations.accept("DeregisterTargets", this::deregister);
        operations.accept("DescribeTargetHealth", this::health);
    }

    private Map<String, ?> create(QueryInput input) {
        String protocol = input.text("Protocol", "HTTP");
        if (!protocol.equals("HTTP")) {
            throw AwsError.of(
                    "InvalidConfigurationRequest",
                    "The sandbox's target groups speak HTTP, not '%s'".formatted(protocol));
        }
        TargetGroup group = this.groups.create(
                input.required("Name"),
                input.number("Port", DEFAULT_PORT),
                input.text("VpcId", ""),
                check(input, DEFAULT),
                input.pairs("Tags", "Key", "Value"));
        return answer(List.of(group));
    }

    private Map<String, ?> describe(QueryInput input) {
        List<String> arns = input.texts("TargetGroupArns");
        List<String> names = input.texts("Names");
        arns.forEach(this.groups::get);
        List<TargetGroup> found = this.groups.all().stream()
                .filter((group) -> (arns.isEmpty() || arns.contains(group.arn()))
                        && (names.isEmpty() || names.contains(group.name())))
                .toList();
        if (!names.isEmpty() && found.size() < names.size()) {
            throw AwsError.of("TargetGroupNotFound", "One or more target groups not found");
        }
        return PAGES.page(input, "ValidationError", "TargetGroups", shapes(found));
    }

    private Map<String, ?> modify(QueryInput input) {
        return answer(List.of(this.groups.change(
                input.required("TargetGroupArn"), (group) -> group.withCheck(check(input, group.check())))));
    }

    private Map<String, ?> delete(QueryInput input) {
        String arn = input.required("TargetGroupArn");
        if (isInUse(arn)) {
            throw AwsError.of(
                    "ResourceInUse", "Target group '%s' is currently in use by a listener or a rule".formatted(arn));
        }
        this.groups.delete(arn);
        return Map.of();
    }

    private Map<String, ?> modifyAttributes(QueryInput input) {
        TargetGroup changed = this.groups.change(input.required("TargetGroupArn"), (group) -> {
            Map<String, String> attributes = new HashMap<>(group.attributes());
            attributes.putAll(input.pairs("Attributes", "Key", "Value"));
            return group.withAttributes(attributes);
        });
        return Map.of("Attributes", ElbAnswers.pairs(changed.attributes()));
    }

    private Map<String, ?> describeAttributes(QueryInput input) {
        TargetGroup group = this.groups.get(input.required("TargetGroupArn"));
        Map<String, String> attributes = new TreeMap<>(group.attributes());
        attributes.putIfAbsent(
                "deregistration_delay.timeout_seconds",
                String.valueOf(group.deregistrationDelay().toSeconds()));
        return Map.of("Attributes", ElbAnswers.pairs(attributes));
    }

    private Map<String, ?> register(QueryInput input) {
        TargetGroup group = this.groups.get(input.required("TargetGroupArn"));
        for (QueryInput target : input.items("Targets")) {
            String host = target.required("Id");
            if (!host.startsWith("127.")) {
                throw AwsError.of(
                        "InvalidTarget",
                        "The IP address '%s' is not on this machine: the sandbox takes 127.0.0.1".formatted(host));
            }
            this.groups.register(group.arn(), host, target.number("Port", group.port()));
        }
        return Map.of();
    }

    private Map<String, ?> deregister(QueryInput input) {
        TargetGroup group = this.groups.get(input.required("TargetGroupArn"));
        input.items("Targets")
                .forEach((target) -> this.groups.deregister(
                        group.arn(), target.required("Id"), target.number("Port", group.port())));
        return Map.of();
    }

    private Map<String, ?> health(QueryInput input) {
        TargetGroup group = this.groups.get(input.required("TargetGroupArn"));
        List<QueryInput> asked = input.items("Targets");
        Predicate<Target> wanted = (target) -> asked.isEmpty()
                || asked.stream()
                        .anyMatch((id) -> target.host().equals(id.text("Id"))
                                && target.port() == id.number("Port", group.port()));
        return Map.of(
                "TargetHealthDescriptions",
                this.groups.targets(group.arn()).stream()
                        .filter(wanted)
                        .map(ElbAnswers::health)
                        .toList());
    }

    private Map<String, ?> answer(List<TargetGroup> found) {
        return Map.of("TargetGroups", shapes(found));
    }

    private List<Map<String, Object>> shapes(List<TargetGroup> groups) {
        return groups.stream()
                .map((group) -> ElbAnswers.targetGroup(group, isInUse(group.arn())))
                .toList();
    }

    private boolean isInUse(String arn) {
        return this.rules.all().stream().anyMatch((rule) -> rule.targetGroup().equals(arn));
    }

    private static HealthCheck check(QueryInput input, HealthCheck otherwise) {
        HealthCheck check = new HealthCheck(
                input.text("HealthCheckPath", otherwise.path()),
                input.member("Matcher").text("HttpCode", otherwise.matcher()),
                input.number("HealthCheckIntervalSeconds", otherwise.interval()),
                input.number("HealthCheckTimeoutSeconds", otherwise.timeout()),
                input.number("HealthyThresholdCount", otherwise.healthyThreshold()),
                input.number("UnhealthyThresholdCount", otherwise.unhealthyThreshold()));
        if (!check.path().startsWith("/") || !check.matcher().matches("\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*")) {
            throw AwsError.of(
                    "ValidationError",
                    "Health check path '%s' must start with '/', and the matcher '%s' must be statuses such as 200-299"
                            .formatted(check.path(), check.matcher()));
        }
        if (check.timeout() >= check.interval()) {
            throw AwsError.of(
                    "ValidationError",
                    "Health check timeout '%d' must be smaller than the interval '%d'"
                            .formatted(check.timeout(), check.interval()));
        }
        return check;
    }
}
