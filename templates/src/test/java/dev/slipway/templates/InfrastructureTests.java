package dev.slipway.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.template.Template;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the stack of every template must hold. */
class InfrastructureTests {

    private static final List<String> TYPES = List.of(
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::RecordSet",
            "AWS::S3::Bucket",
            "AWS::SecretsManager::Secret",
            "Custom::SlipwayDatabase");

    private static final Set<String> AGREED_PARAMETERS = Set.of(
            "App",
            "Team",
            "Environment",
            "VpcId",
            "SubnetIds",
            "SecurityGroupIds",
            "ListenerArn",
            "ListenerPriority",
            "HostName",
            "HostedZoneId",
            "LoadBalancerName",
            "PermissionsBoundaryArn",
            "AuditBucket",
            "MultiAz",
            "DatabaseName",
            "SharedDatabases",
            "ContainerPort",
            "SmokePath");

    private static final Pattern DATA = Pattern.compile("AWS::(RDS::DBInstance|S3::Bucket)");

    static Stream<Template> templates() {
        return Combination.defaults().map(Combination::template);
    }

    private static JsonNode tree(Template template) {
        return new YAMLMapper().readTree(template.infrastructure().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void makesOnlyResourcesThatThePlatformKnows(Template template) {
        assertThat(tree(template)
                        .path("Resources")
                        .valueStream()
                        .map((resource) -> resource.path("Type").asString("")))
                .isSubsetOf(TYPES);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void asksForNothingThatThePortalDoesNotPass(Template template) {
        JsonNode properties = new YAMLMapper().valueToTree(template.manifest().parameters());
        List<String> answers = properties
                .path("properties")
                .propertyStream()
                .map((property) -> Character.toUpperCase(property.getKey().charAt(0))
                        + property.getKey().substring(1))
                .toList();

        assertThat(template.stackParameters())
                .allSatisfy((name) -> assertThat(AGREED_PARAMETERS.contains(name) || answers.contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void givesTheOutputsThatADeploymentNeeds(Template template) {
        assertThat(tree(template).path("Outputs").propertyNames())
                .contains("TargetGroupArn", "TaskRoleArn", "ExecutionRoleArn", "LogGroupName");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void keepsDataWhenTheStackGoes(Template template) {
        assertThat(tree(template).path("Resources").valueStream())
                .filteredOn((resource) ->
                        DATA.matcher(resource.path("Type").asString("")).matches())
                .allSatisfy((resource) ->
                        assertThat(resource.path("DeletionPolicy").asString("")).isIn("Snapshot", "Retain"));
    }
}
