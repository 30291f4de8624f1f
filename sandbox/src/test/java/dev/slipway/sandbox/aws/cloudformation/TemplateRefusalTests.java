package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** What CloudFormation says to templates and parameters that it does not take. */
class TemplateRefusalTests {

    @TempDir
    static Path folder;

    private static StacksInTests stacks;

    @BeforeAll
    static void open() {
        stacks = new StacksInTests(folder);
    }

    @AfterAll
    static void close() {
        stacks.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {Resources: {}} | Template format error: At least one Resources member must be defined.
            [a, b] | Template format error: unsupported structure.
            Resources: {A: {Type: AWS::KMS::Key | Template format error: YAML not well-formed. (line
            {"Resources": | Template format error: JSON not well-formed. (line
            {Resources: {A: {Type: AWS::KMS::Key}}, Rescources: {}} | Invalid template property or properties [Rescources]
            {Resources: {A: {Properties: {}}}} | [/Resources/A] Every Resources object must contain a Type member.
            {Resources: {A-b: {Type: AWS::KMS::Key}}} | Template format error: Resource name A-b is non alphanumeric.
            {Resources: {A: {Type: AWS::KMS::Key, Propertys: {}}}} | Invalid template resource property 'Propertys'
            {Resources: {A: {Type: AWS::Moon::Base}, B: {Type: AWS::KMS::Key}}} | Template format error: Unrecognized resource types: [AWS::Moon::Base]
            {Resources: {A: {Type: AWS::KMS::Key, Properties: {Description: !Ref Nobody}}}} | Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template
            {Resources: {A: {Type: AWS::KMS::Key, Properties: {Description: !Sub "${Nobody}"}}}} | Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template
            {Resources: {A: {Type: AWS::KMS::Key}}, Outputs: {O: {Value: !Ref Nobody}}} | Template format error: Unresolved resource dependencies [Nobody] in the Outputs block of the template
            {Resources: {A: {Type: AWS::KMS::Key, DependsOn: Nobody}}} | Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template
            {Resources: {A: {Type: AWS::KMS::Key, Condition: Nobody}}} | Template format error: Unresolved condition dependency Nobody in the Resources block of the template
            {Resources: {A: {Type: AWS::KMS::Key, Properties: {Description: !GetAtt Nobody.Arn}}}} | Template error: instance of Fn::GetAtt references undefined resource Nobody
            {Resources: {A: {Type: AWS::KMS::Key}, B: {Type: AWS::KMS::Key, Properties: {Description: !GetAtt A.Colour}}}} | Template error: resource A does not support attribute type Colour in Fn::GetAtt
            {Resources: {A: {Type: AWS::KMS::Key, DependsOn: B}, B: {Type: AWS::KMS::Key, DependsOn: A}}} | Circular dependency between resources: [A, B]
            {Resources: {A: {Type: AWS::KMS::Key, Properties: {Description: {"Fn::Shout": x}}}}} | Template Error: Encountered unsupported function: Fn::Shout
            {Conditions: {C: !Equals [!Ref A, x]}, Resources: {A: {Type: AWS::KMS::Key}}} | Template error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template
            """)
    void refusesTheTemplate(String template, String message) {
        // A text that begins with a brace is taken for JSON.
        String body = template.startsWith("{\"") ? template : "--- " + template;

        assertThat(catchThrowable(() -> await(stacks.client()
                        .createStack((request) -> request.stackName("refused").templateBody(body)))))
                .isInstanceOfSatisfying(CloudFormationException.class, (ex) -> {
                    assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(ex.awsErrorDetails().errorMessage()).contains(message);
                });
    }

    @ParameterizedTest(name = "{1}={2}")
    @CsvSource(delimiter = '|', textBlock = """
            {Type: String}                                   | Other | x  | Parameters: [Other] do not exist in the template
            {Type: String, AllowedValues: [a, b]}            | P     | c  | Parameter 'P' must be one of AllowedValues: [a, b]
            {Type: String, AllowedPattern: "[a-z]+"}         | P     | 1  | Parameter 'P' must match pattern [a-z]+
            {Type: String, MinLength: 2}                     | P     | a  | Parameter 'P' must contain at least 2 characters
            {Type: String, MaxLength: 1}                     | P     | ab | Parameter 'P' must contain at most 1 characters
            {Type: Number}                                   | P     | x  | Parameter 'P' must be a number.
            {Type: Number, MaxValue: 4}                      | P     | 5  | Parameter 'P' must be a number not greater than 4
            {Type: String, AllowedValues: [a], ConstraintDescription: only a} | P | b | Parameter P failed to satisfy constraint: only a
            """)
    void refusesTheParameter(String declaration, String name, String value, String message) {
        String template = "Parameters: {P: %s, Q: {Type: String, Default: q}}%nResources: {A: {Type: AWS::KMS::Key}}"
                .formatted(declaration);

        assertThat(catchThrowable(() -> await(stacks.client()
                        .createStack((request) -> request.stackName("refused")
                                .templateBody(template)
                                .parameters(Parameter.builder()
                                        .parameterKey(name)
                                        .parameterValue(value)
                                        .build())))))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rollsBackAResourceWithAPropertyThatItsTypeDoesNotHave() {
        String id = await(stacks.client()
                        .createStack((request) -> request.stackName("misspelt")
                                .templateBody(
                                        "Resources: {A: {Type: AWS::SecretsManager::Secret, Properties: {SecretStrong: x}}}")
                                .capabilities(Capability.CAPABILITY_IAM)))
                .stackId();

        assertThat(stacks.settled(id).stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(stacks.events(id))
                .extracting("resourceStatusReason")
                .anySatisfy((reason) -> assertThat((String) reason)
                        .contains("Properties validation failed for resource A")
                        .contains("extraneous key [SecretStrong] is not permitted"));
    }
}
