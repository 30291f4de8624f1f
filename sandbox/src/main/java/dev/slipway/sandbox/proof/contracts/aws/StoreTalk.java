package dev.slipway.sandbox.proof.contracts.aws;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/** What S3, DynamoDB, Secrets Manager and the logs document. */
final class StoreTalk implements Consumer<Talk> {

    @Override
    public void accept(Talk talk) {
        objects(talk);
        tables(talk, talk.client(DynamoDbAsyncClient.builder()));
        secrets(talk, talk.client(SecretsManagerAsyncClient.builder()));
        logs(talk, talk.client(CloudWatchLogsAsyncClient.builder()));
    }

    private static void objects(Talk talk) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder();
        S3AsyncClient s3 = talk.client(builder.forcePathStyle(true));
        talk.refused(
                "a bucket that is not there", "NoSuchBucket", 404, s3.listObjectsV2((list) -> list.bucket("nothing")));
        talk.answer(s3.createBucket((create) -> create.bucket("talk")));
        talk.refused(
                "an object that is not there",
                "NoSuchKey",
                404,
                s3.getObject((get) -> get.bucket("talk").key("nothing"), AsyncResponseTransformer.toBytes()));
        talk.answer(s3.putObject((put) -> put.bucket("talk").key("a"), AsyncRequestBody.fromString("a")));
        talk.answer(s3.putObject((put) -> put.bucket("talk").key("b"), AsyncRequestBody.fromString("b")));
        var first = talk.answer(s3.listObjectsV2((list) -> list.bucket("talk").maxKeys(1)));
        talk.holds("S3 pages its keys", first.isTruncated() && first.nextContinuationToken() != null);
        var second = talk.answer(s3.listObjectsV2(
                (list) -> list.bucket("talk").maxKeys(1).continuationToken(first.nextContinuationToken())));
        talk.holds(
                "S3's second page goes on behind the first",
                second.contents().get(0).key().equals("b") && !second.isTruncated());
        talk.refused(
                "the deletion of a bucket with objects",
                "BucketNotEmpty",
                409,
                s3.deleteBucket((delete) -> delete.bucket("talk")));
    }

    private static void tables(Talk talk, DynamoDbAsyncClient tables) {
        talk.refused(
                "a table that is not there",
                "ResourceNotFoundException",
                400,
                tables.getItem((get) -> get.tableName("nothing").key(Map.of("a", AttributeValue.fromS("a")))));
    }

    private static void secrets(Talk talk, SecretsManagerAsyncClient secrets) {
        String arn = talk.answer(secrets.createSecret(
                        (create) -> create.name("talk").secretString("hush").clientRequestToken("1".repeat(32))))
                .arn();
        talk.holds(
                "a call repeated with its token is the same secret",
                talk.answer(secrets.createSecret((create) ->
                                create.name("talk").secretString("hush").clientRequestToken("1".repeat(32))))
                        .arn()
                        .equals(arn));
        talk.refused(
                "a second secret of a name",
                "ResourceExistsException",
                400,
                secrets.createSecret((create) -> create.name("talk").secretString("other")));
        talk.refused(
                "a secret that is not there",
                "ResourceNotFoundException",
                400,
                secrets.getSecretValue((get) -> get.secretId("nothing")));
        talk.answer(secrets.deleteSecret((delete) -> delete.secretId("talk")));
        talk.refused(
                "the value of a secret that waits for its end",
                "InvalidRequestException",
                400,
                secrets.getSecretValue((get) -> get.secretId("talk")));
        talk.refused(
                "a secret of the name of one that waits for its end",
                "InvalidRequestException",
                400,
                secrets.createSecret((create) -> create.name("talk").secretString("new")));
    }

    private static void logs(Talk talk, CloudWatchLogsAsyncClient logs) {
        talk.answer(logs.createLogGroup((create) -> create.logGroupName("/talk")));
        talk.refused(
                "a second log group of a name",
                "ResourceAlreadyExistsException",
                400,
                logs.createLogGroup((create) -> create.logGroupName("/talk")));
        talk.refused(
                "a stream of a group that is not there",
                "ResourceNotFoundException",
                400,
                logs.createLogStream((create) -> create.logGroupName("/nothing").logStreamName("a")));
        talk.refused(
                "a retention that is not offered",
                "InvalidParameterException",
                400,
                logs.putRetentionPolicy((put) -> put.logGroupName("/talk").retentionInDays(8)));
    }
}
