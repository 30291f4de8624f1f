package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** {@code AWS::S3::Bucket}; encryption, versioning and life cycle stand in the template only. */
final class BucketType implements ResourceType {

    private final S3AsyncClient s3;

    BucketType(SandboxClients clients) {
        this.s3 = clients.client(S3AsyncClient.builder().forcePathStyle(true));
    }

    @Override
    public String name() {
        return "AWS::S3::Bucket";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String bucket = request.properties().text("BucketName", request.pickedLowerCaseName(63));
        SandboxClients.await(this.s3.createBucket((call) ->
                call.bucket(bucket).createBucketConfiguration((place) -> place.locationConstraint(Arns.REGION))));
        return physical(bucket);
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        String name = after.properties().text("BucketName", existing.id());
        return name.equals(existing.id()) ? Optional.of(existing) : Optional.empty();
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(Absent.answers(() -> this.s3.headBucket((call) -> call.bucket(id))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.s3.deleteBucket((call) -> call.bucket(removal.id())));
    }

    private static Physical physical(String bucket) {
        String domain = bucket + ".s3." + Arns.REGION + ".amazonaws.com";
        return new Physical(
                bucket,
                Map.of(
                        "Arn", "arn:aws:s3:::" + bucket,
                        "DomainName", bucket + ".s3.amazonaws.com",
                        "RegionalDomainName", domain));
    }
}
