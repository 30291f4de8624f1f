package dev.slipway.sandbox.world;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * What a platform team sets up once in its AWS account, set up here: the stacks of the portal and of the lambdas, a
 * cluster an environment, and the audit bucket. Laying it again changes nothing.
 */
final class Foundation {

    static final String AUDIT_BUCKET = "slipway-audit";

    /** Name of the stack with the shared database instance, and of its function. */
    static final String DATABASES = "slipway-databases";

    private static final String PORTAL = "slipway-portal";
    private static final String LAMBDAS = "slipway-lambdas";

    static final List<String> ENVIRONMENTS = List.of("test", "prod");

    private final SandboxClients clients;
    private final Path repository;
    private final FoundationStack stacks;

    Foundation(SandboxClients clients, Path repository) {
        this.clients = clients;
        this.repository = repository;
        this.stacks = new FoundationStack(clients);
    }

    /** Lays it and returns the outputs of all its stacks. */
    Outputs lay() {
        clusters();
        bucket();
        this.stacks.begin(PORTAL, read("portal/infrastructure.yaml"), Map.of());
        this.stacks.begin(
                LAMBDAS, read("lambdas/template.yaml"), Map.of("CodeBucket", AUDIT_BUCKET, "CodeKey", "functions.zip"));
        return new Outputs(this.stacks.outputs(PORTAL), this.stacks.outputs(LAMBDAS));
    }

    /** Begins what takes long and what nothing of the start depends on: the database instance that apps share. */
    void layDatabases() {
        this.stacks.begin(
                DATABASES,
                read("lambdas/databases.yaml"),
                Map.of(
                        "CodeBucket", AUDIT_BUCKET,
                        "CodeKey", "functions.zip",
                        "SubnetIds", "subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719",
                        "SecurityGroupIds", "sg-0a1b2c3d4e5f60718"));
    }

    private void clusters() {
        try (EcsAsyncClient ecs = this.clients.client(EcsAsyncClient.builder())) {
            ENVIRONMENTS.forEach((name) -> await(ecs.createCluster((cluster) -> cluster.clusterName(name))));
        }
    }

    private void bucket() {
        try (S3AsyncClient s3 = this.clients.client(S3AsyncClient.builder().forcePathStyle(true))) {
            await(s3.createBucket((bucket) -> bucket.bucket(AUDIT_BUCKET)
                    .createBucketConfiguration((place) -> place.locationConstraint(Arns.REGION))));
        } catch (BucketAlreadyOwnedByYouException ex) {
            // An earlier start made it.
            return;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(this.repository.resolve(file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * What the stacks tell.
     *
     * @param portal outputs of the portal's stack
     * @param lambdas outputs of the lambdas' stack
     */
    record Outputs(Map<String, String> portal, Map<String, String> lambdas) {

        String topic() {
            return output(this.lambdas, "TopicArn");
        }

        String stackRole() {
            return output(this.portal, "StackRoleArn");
        }

        String pushRole() {
            return output(this.portal, "PushRoleArn");
        }

        String boundary() {
            return output(this.portal, "AppBoundaryArn");
        }

        private static String output(Map<String, String> outputs, String name) {
            String value = outputs.get(name);
            if (value == null) {
                throw new IllegalStateException("A stack of the platform has no output %s.".formatted(name));
            }
            return value;
        }
    }
}
