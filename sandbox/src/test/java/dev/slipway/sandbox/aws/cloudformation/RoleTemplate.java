package dev.slipway.sandbox.aws.cloudformation;

/** A template with what templates have: parameters, a condition, resources that name each other, outputs. */
final class RoleTemplate {

    static final String TEMPLATE = """
            Description: A role that may read a secret
            Parameters:
              App: {Type: String, AllowedPattern: "[a-z-]+"}
              Boundary: {Type: String, Default: "arn:aws:iam::123456789012:policy/boundary"}
              Password: {Type: String, NoEcho: true, Default: secret}
              Secrets: {Type: String, AllowedValues: ["yes", "no"], Default: "yes"}
            Conditions:
              HasSecret: !Equals [!Ref Secrets, "yes"]
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  PermissionsBoundary: !Ref Boundary
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: ecs-tasks.amazonaws.com}}
                  Policies:
                    - !If
                      - HasSecret
                      - PolicyName: read
                        PolicyDocument:
                          Statement: [{Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: !Ref Secret}]
                      - !Ref AWS::NoValue
              Secret:
                Type: AWS::SecretsManager::Secret
                Condition: HasSecret
                Properties:
                  GenerateSecretString:
                    SecretStringTemplate: '{"username": "app"}'
                    GenerateStringKey: password
                    PasswordLength: 24
                    ExcludePunctuation: true
            Outputs:
              RoleArn: {Value: !GetAtt Role.Arn}
              SecretArn: {Condition: HasSecret, Value: !Ref Secret}
              Greeting: {Value: !Sub "${App} in ${AWS::Region}"}
            """;

    private RoleTemplate() {}
}
