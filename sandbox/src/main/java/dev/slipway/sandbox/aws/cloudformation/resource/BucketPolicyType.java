package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** {@code AWS::S3::BucketPolicy}. */
final class BucketPolicyType implements ResourceType {

    private final S3AsyncClient s3;

    BucketPolicyType(SandboxClients clients) {
        this.s3 = clients.client(S3AsyncClient.builder().forcePathStyle(true));
    }

    @Override
    public String name() {
        return "AWS::S3::BucketPolicy";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String bucket = request.properties().text("Bucket", "");
        SandboxClients.await(this.s3.putBucketPolicy(
                (call) -> call.bucket(bucket).policy(request.properties().json("PolicyDocument"))));
        return Physical.of(bucket);
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean same = existing.id().equals(after.properties().text("Bucket"));
        return same ? Optional.of(create(after)) : Optional.empty();
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.s3.deleteBucketPolicy((call) -> call.bucket(removal.id())));
    }
}
