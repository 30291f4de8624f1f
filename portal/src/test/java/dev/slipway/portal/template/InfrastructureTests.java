package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureTests {

    private static final Path FILE = Path.of("tiny", "infrastructure.yaml");

    private static final String ROLE = """
            Parameters:
              PermissionsBoundaryArn: {Type: String}
              Suffix: {Type: String}
            Resources:
              TaskRole:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: !Sub "role-${Suffix}"
                  PermissionsBoundary: !Ref PermissionsBoundaryArn
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {Service: ecs-tasks.amazonaws.com}
                        Action: sts:AssumeRole
            Outputs:
              TaskRoleArn: {Value: !GetAtt TaskRole.Arn}
            """;

    @Test
    void readsParametersAndOutputs() {
        Infrastructure infrastructure = Infrastructure.parse(FILE, ROLE);

        assertThat(infrastructure.parameters()).containsExactlyInAnyOrder("PermissionsBoundaryArn", "Suffix");
        assertThat(infrastructure.outputs()).containsExactly("TaskRoleArn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PermissionsBoundary: !Ref Suffix",
                "PermissionsBoundary: arn:aws:iam::aws:policy/AdministratorAccess",
                "PermissionsBoundary: {'Fn::Sub': PermissionsBoundaryArn}",
                "Description: none"
            })
    void refusesARoleWithoutTheEnvironmentsBoundary(String instead) {
        String text = ROLE.replace("PermissionsBoundary: !Ref PermissionsBoundaryArn", instead);

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> Infrastructure.parse(FILE, text))
                .withMessageContaining("role 'TaskRole' does not carry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS::IAM::User",
                "AWS::IAM::ManagedPolicy",
                "AWS::CloudFormation::Stack",
                "AWS::CloudFormation::CustomResource",
                "Custom::Anything",
                ""
            })
    void refusesResourcesThatMakeOtherPermissions(String type) {
        String text = ROLE.replace("AWS::IAM::Role", "'" + type + "'");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> Infrastructure.parse(FILE, text))
                .withMessageContaining("resource 'TaskRole'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transform: AWS::Include\n", "Mappings: {A: {'Fn::Transform': {Name: AWS::Include}}}\n"})
    void refusesMacros(String macro) {
        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> Infrastructure.parse(FILE, macro + ROLE))
                .withMessageContaining("Transform");
    }

    @Test
    void refusesARoleThatIsWrittenElsewhere() {
        String text = ROLE.replace("Type: AWS::IAM::Role", "<<: {Type: AWS::IAM::Role}");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> Infrastructure.parse(FILE, text))
                .withMessageContaining("merge key");
    }
}
