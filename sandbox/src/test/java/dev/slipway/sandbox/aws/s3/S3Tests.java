package dev.slipway.sandbox.aws.s3;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsInTests;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class S3Tests {

    private static final String BUCKET = "audit";

    @TempDir
    Path folder;

    private AwsInTests aws;
    private S3AsyncClient s3;

    @BeforeEach
    void open() {
        this.aws = AwsInTests.with(new S3(this.folder));
        this.s3 = this.aws.client(S3AsyncClient.builder().forcePathStyle(true));
    }

    @AfterEach
    void close() {
        this.aws.close();
    }

    @Test
    void keepsObjectsAcrossARestart() {
        createBucket();
        await(this.s3.putObject(
                (request) -> request.bucket(BUCKET)
                        .key("shop/2026/ä b+c.json")
                        .contentType("application/json")
                        .metadata(Map.of("app", "shop")),
                AsyncRequestBody.fromString("{\"a\":1}")));

        close();
        open();

        assertThat(read("shop/2026/ä b+c.json")).isEqualTo("{\"a\":1}");
        HeadObjectResponse head =
                await(this.s3.headObject((request) -> request.bucket(BUCKET).key("shop/2026/ä b+c.json")));
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.contentLength()).isEqualTo(7);
        assertThat(head.metadata()).containsEntry("app", "shop");
    }

    @Test
    void streamsLargeObjects() {
        createBucket();
        byte[] content = new byte[20 * 1024 * 1024];
        new Random(7).nextBytes(content);

        await(this.s3.putObject((request) -> request.bucket(BUCKET).key("large"), AsyncRequestBody.fromBytes(content)));

        assertThat(await(this.s3.getObject(
                                (request) -> request.bucket(BUCKET).key("large"), AsyncResponseTransformer.toBytes()))
                        .asByteArray())
                .isEqualTo(content);
        assertThat(await(this.s3.getObject(
                                (request) -> request.bucket(BUCKET).key("large").range("bytes=10-19"),
                                AsyncResponseTransformer.toBytes()))
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(content, 10, 20));
    }

    @Test
    void refusesABodyThatDiffersFromItsDigest() {
        createBucket();

        assertThatThrownBy(() -> await(this.s3.putObject(
                        (request) -> request.bucket(BUCKET).key("a").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                        AsyncRequestBody.fromString("hello"))))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("Content-MD5");
        assertThatThrownBy(() -> read("a")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void listsFoldersAndPages() {
        createBucket();
        put("a/1", "x");
        put("a/2", "x");
        put("b/1", "x");
        put("c", "x");

        ListObjectsV2Response folders =
                await(this.s3.listObjectsV2((request) -> request.bucket(BUCKET).delimiter("/")));
        assertThat(folders.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/", "b/");
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("c");

        ListObjectsV2Response first =
                await(this.s3.listObjectsV2((request) -> request.bucket(BUCKET).maxKeys(3)));
        assertThat(first.isTruncated()).isTrue();
        ListObjectsV2Response second = await(this.s3.listObjectsV2(
                (request) -> request.bucket(BUCKET).continuationToken(first.nextContinuationToken())));
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("c");
    }

    @Test
    void joinsTheParts() {
        createBucket();
        String upload = await(this.s3.createMultipartUpload(
                        (request) -> request.bucket(BUCKET).key("whole")))
                .uploadId();
        UploadPartResponse one = part(upload, 1, "Hello, ");
        UploadPartResponse two = part(upload, 2, "world");

        await(this.s3.completeMultipartUpload((request) -> request.bucket(BUCKET)
                .key("whole")
                .uploadId(upload)
                .multipartUpload((parts) -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(one.eTag()).build(),
                        CompletedPart.builder().partNumber(2).eTag(two.eTag()).build()))));

        assertThat(read("whole")).isEqualTo("Hello, world");
    }

    @Test
    void refusesWhatS3Refuses() {
        assertThatThrownBy(() -> read("a")).isInstanceOf(NoSuchBucketException.class);
        createBucket();
        assertThatThrownBy(this::createBucket).isInstanceOf(BucketAlreadyOwnedByYouException.class);
        assertThatThrownBy(() -> read("a")).isInstanceOf(NoSuchKeyException.class);
        put("a", "x");
        assertThatThrownBy(() -> await(this.s3.deleteBucket((request) -> request.bucket(BUCKET))))
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> await(this.s3.putObject(
                        (request) -> request.bucket(BUCKET).key("a").ifNoneMatch("*"),
                        AsyncRequestBody.fromString("y"))))
                .isInstanceOfSatisfying(
                        S3Exception.class, (ex) -> assertThat(ex.statusCode()).isEqualTo(412));
    }

    @Test
    void keepsABucketsPolicy() {
        createBucket();
        assertThatThrownBy(() -> await(this.s3.getBucketPolicy((request) -> request.bucket(BUCKET))))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        (ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucketPolicy"));

        await(this.s3.putBucketPolicy((request) -> request.bucket(BUCKET).policy("{\"Statement\":[]}")));

        assertThat(await(this.s3.getBucketPolicy((request) -> request.bucket(BUCKET)))
                        .policy())
                .isEqualTo("{\"Statement\":[]}");
    }

    @Test
    void deletesObjectsAndBuckets() {
        createBucket();
        put("a", "x");
        put("b", "x");

        await(this.s3.deleteObject((request) -> request.bucket(BUCKET).key("a")));
        await(this.s3.deleteObjects((request) -> request.bucket(BUCKET)
                .delete((delete) ->
                        delete.objects(ObjectIdentifier.builder().key("b").build()))));
        await(this.s3.deleteBucket((request) -> request.bucket(BUCKET)));

        assertThat(await(this.s3.listBuckets()).buckets()).isEmpty();
    }

    private void createBucket() {
        await(this.s3.createBucket((request) -> request.bucket(BUCKET)));
    }

    private void put(String key, String content) {
        await(this.s3.putObject((request) -> request.bucket(BUCKET).key(key), AsyncRequestBody.fromString(content)));
    }

    private UploadPartResponse part(String upload, int number, String content) {
        return await(this.s3.uploadPart(
                (request) ->
                        request.bucket(BUCKET).key("whole").uploadId(upload).partNumber(number),
                AsyncRequestBody.fromString(content)));
    }

    private String read(String key) {
        return await(this.s3.getObject(
                        (request) -> request.bucket(BUCKET).key(key), AsyncResponseTransformer.toBytes()))
                .asUtf8String();
    }
}
