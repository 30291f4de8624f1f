package dev.slipway.sandbox.proof.contracts.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingAsyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** What IAM, STS, Lambda, RDS, load balancing and scaling document. */
final class AccountTalk implements Consumer<Talk> {

    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
    private static final String NO_GROUP =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/nothing/0123456789abcdef";

    @Override
    public void accept(Talk talk) {
        roles(talk, talk.client(IamAsyncClient.builder()));
        talk.refused(
                "a role that nobody may take on",
                "AccessDenied",
                403,
                talk.client(StsAsyncClient.builder())
                        .assumeRole((assume) -> assume.roleArn("arn:aws:iam::123456789012:role/nothing")
                                .roleSessionName("talk")));
        functions(talk, talk.client(LambdaAsyncClient.builder()));
        talk.refused(
                "a database that is not there",
                "DBInstanceNotFound",
                404,
                talk.client(RdsAsyncClient.builder())
                        .describeDBInstances((describe) -> describe.dbInstanceIdentifier("nothing")));
        talk.refused(
                "targets of a group that is not there",
                "TargetGroupNotFound",
                400,
                talk.client(ElasticLoadBalancingV2AsyncClient.builder())
                        .describeTargetHealth((describe) -> describe.targetGroupArn(NO_GROUP)));
        talk.refused(
                "bounds that were never set",
                "ObjectNotFoundException",
                400,
                talk.client(ApplicationAutoScalingAsyncClient.builder())
                        .deregisterScalableTarget((deregister) -> deregister
                                .serviceNamespace("ecs")
                                .resourceId("service/talk/nothing")
                                .scalableDimension("ecs:service:DesiredCount")));
    }

    private static void roles(Talk talk, IamAsyncClient iam) {
        talk.refused("a role that is not there", "NoSuchEntity", 404, iam.getRole((get) -> get.roleName("nothing")));
        talk.answer(iam.createRole((create) -> create.roleName("talk").assumeRolePolicyDocument(POLICY)));
        talk.refused(
                "a second role of a name",
                "EntityAlreadyExists",
                409,
                iam.createRole((create) -> create.roleName("talk").assumeRolePolicyDocument(POLICY)));
        talk.refused(
                "a policy that is no JSON",
                "MalformedPolicyDocument",
                400,
                iam.putRolePolicy((put) -> put.roleName("talk").policyName("a").policyDocument("no")));
        talk.answer(
                iam.putRolePolicy((put) -> put.roleName("talk").policyName("a").policyDocument(POLICY)));
        talk.refused(
                "the deletion of a role with policies",
                "DeleteConflict",
                409,
                iam.deleteRole((delete) -> delete.roleName("talk")));
    }

    private static void functions(Talk talk, LambdaAsyncClient lambda) {
        talk.refused(
                "a function that is not there",
                "ResourceNotFoundException",
                404,
                lambda.getFunction((get) -> get.functionName("nothing")));
        talk.refused(
                "a call of a function that is not there",
                "ResourceNotFoundException",
                404,
                lambda.invoke((invoke) -> invoke.functionName("nothing")));
    }
}
