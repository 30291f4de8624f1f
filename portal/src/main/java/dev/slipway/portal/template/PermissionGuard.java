package dev.slipway.portal.template;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Keeps templates from being a way to an administrator's rights. A template may make resources of the listed types
 * only; every role carries the environment's boundary and is lent to containers only; and a resource that is given a
 * role is given one of the same template.
 */
final class PermissionGuard {

    private static final String BOUNDARY = "PermissionsBoundaryArn";
    private static final String ROLE = "AWS::IAM::Role";

    /** The one custom resource: a database in the environment's shared instance, made by the platform's function. */
    private static final String SHARED_DATABASE = "Custom::SlipwayDatabase";

    private static final Map<String, String> OF_A_SHARED_DATABASE =
            Map.of("ServiceToken", "SharedDatabases", "Name", "DatabaseName");

    /** What CloudFormation's role may make for apps; none of them runs code or hands out rights. */
    private static final Set<String> TYPES = Set.of(
            ROLE,
            "AWS::CloudWatch::Alarm",
            "AWS::DynamoDB::Table",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::ElastiCache::ServerlessCache",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::RecordSet",
            "AWS::S3::Bucket",
            "AWS::SecretsManager::Secret",
            "AWS::SecretsManager::SecretTargetAttachment",
            "AWS::SNS::Topic",
            "AWS::SQS::Queue",
            SHARED_DATABASE);

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Resources",
            "Outputs");

    private static final Set<String> OF_A_ROLE = Set.of(
            "AssumeRolePolicyDocument",
            "Description",
            "MaxSessionDuration",
            "PermissionsBoundary",
            "Policies",
            "RoleName",
            "Tags");

    private static final Set<String> LENT_TO = Set.of("ecs-tasks.amazonaws.com");
    private static final Pattern GIVES_A_ROLE = Pattern.compile(".*(Role|RoleArn|RoleARN|RoleName)");
    private static final Pattern LOOKED_UP = Pattern.compile("\\{\\{resolve:(secretsmanager:\\$\\{(\\w+)})?");

    private final Path file;
    private final JsonNode tree;
    private final JsonNode resources;

    PermissionGuard(Path file, JsonNode tree) {
        this.file = file;
        this.tree = tree;
        this.resources = tree.path("Resources");
    }

    /** Passes or throws {@link BrokenTemplate}. */
    void check() {
        this.tree.propertyNames().forEach(this::checkSection);
        if (!this.resources.isObject()) {
            throw refused("has no 'Resources': it is to be a CloudFormation template.");
        }
        checkBoundaryParameter();
        this.resources.properties().forEach(this::checkResource);
        checkLookUps(this.tree);
    }

    private void checkSection(String name) {
        if (!SECTIONS.contains(name)) {
            throw refused("has a '%s': a template has no other sections than %s, so that nothing is made unseen."
                    .formatted(
                            name, String.join(", ", SECTIONS.stream().sorted().toList())));
        }
    }

    /** A parameter that CloudFormation looks up elsewhere could turn out to be another boundary. */
    private void checkBoundaryParameter() {
        String type = this.tree.path("Parameters").path(BOUNDARY).path("Type").asString("String");
        if (!type.equals("String")) {
            throw refused("parameter '%s' is of type '%s': it must be a String.".formatted(BOUNDARY, type));
        }
    }

    private void checkResource(Map.Entry<String, JsonNode> resource) {
        String name = resource.getKey();
        String type = resource.getValue().path("Type").asString("");
        if (!TYPES.contains(type)) {
            throw refused(
                    "resource '%s' is of type '%s': a template may make %s, and roles are the only permissions among them."
                            .formatted(
                                    name,
                                    type,
                                    String.join(", ", TYPES.stream().sorted().toList())));
        }
        JsonNode properties = resource.getValue().path("Properties");
        if (type.equals(ROLE)) {
            checkRole(name, properties);
        } else if (type.equals(SHARED_DATABASE)) {
            checkSharedDatabase(name, properties);
        } else {
            checkGivenRoles(name, properties);
        }
    }

    /** Its function and its name are the platform's, and its password comes from a secret of the template. */
    private void checkSharedDatabase(String name, JsonNode properties) {
        OF_A_SHARED_DATABASE.forEach((property, parameter) -> {
            if (!properties.path(property).path("Ref").asString("").equals(parameter)) {
                throw refused("database '%s' must have '%s: !Ref %s'.".formatted(name, property, parameter));
            }
        });
        if (!this.resources.has(properties.path("SecretArn").path("Ref").asString(""))) {
            throw refused(
                    "database '%s' must have a 'SecretArn' that refers to a secret of the template.".formatted(name));
        }
    }

    private void checkRole(String name, JsonNode properties) {
        JsonNode boundary = properties.path("PermissionsBoundary");
        if (boundary.size() != 1 || !boundary.path("Ref").asString("").equals(BOUNDARY)) {
            throw refused(
                    "role '%s' does not carry the environment's permissions boundary: add 'PermissionsBoundary: !Ref %s'."
                            .formatted(name, BOUNDARY));
        }
        properties.propertyNames().forEach((property) -> {
            if (!OF_A_ROLE.contains(property)) {
                throw refused("role '%s' has '%s': write its rights out in 'Policies'.".formatted(name, property));
            }
        });
        JsonNode statements = properties.path("AssumeRolePolicyDocument").path("Statement");
        if (statements.isEmpty() || !(statements.isArray() ? allLent(statements) : isLent(statements))) {
            throw refused(
                    "role '%s' can be taken by others than containers: its AssumeRolePolicyDocument may name %s only."
                            .formatted(name, String.join(", ", LENT_TO)));
        }
    }

    private static boolean allLent(JsonNode statements) {
        return statements.valueStream().allMatch(PermissionGuard::isLent);
    }

    private static boolean isLent(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        return principal.size() == 1
                && LENT_TO.contains(principal.path("Service").asString(""))
                && !statement.has("NotPrincipal")
                && statement.path("Action").asString("").equals("sts:AssumeRole");
    }

    private void checkGivenRoles(String name, JsonNode node) {
        node.properties().forEach((property) -> {
            if (GIVES_A_ROLE.matcher(property.getKey()).matches() && !isOwnRole(property.getValue())) {
                throw refused("resource '%s' is given a role by '%s' that this template does not make."
                        .formatted(name, property.getKey()));
            }
            checkGivenRoles(name, property.getValue());
        });
        if (node.isArray()) {
            node.forEach((part) -> checkGivenRoles(name, part));
        }
    }

    private boolean isOwnRole(JsonNode value) {
        JsonNode attribute = value.path("Fn::GetAtt");
        String role = attribute.isArray()
                ? attribute.path(0).asString("")
                : attribute.asString("").replaceFirst("\\.Arn$", "");
        return value.size() == 1
                && this.resources.path(role).path("Type").asString("").equals(ROLE);
    }

    /** Values that CloudFormation looks up may come from the template's own secrets only. */
    private void checkLookUps(JsonNode node) {
        if (node.isString()) {
            Matcher lookUp = LOOKED_UP.matcher(node.asString());
            while (lookUp.find()) {
                if (lookUp.group(2) == null || !this.resources.has(lookUp.group(2))) {
                    throw refused(
                            "looks up '%s': only secrets of the template itself can be, as {{resolve:secretsmanager:${Secret}:…}}."
                                    .formatted(node.asString()));
                }
            }
        }
        node.forEach(this::checkLookUps);
    }

    private BrokenTemplate refused(String reason) {
        return new BrokenTemplate(this.file, reason);
    }
}
