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
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * What a platform team sets up once in its AWS account, set up here: the stacks of the portal and of the lambdas, a
 * cluster an environment, the audit bucket, and the roles that the settings name. Laying it again changes nothing.
 */
final class Foundation {

    static final String AUDIT_BUCKET = "slipway-audit";
    static final List<String> ENVIRONMENTS = List.of("test", "prod");
    static final String STACK_ROLE = "slipway-stacks";
    static final String PUSH_ROLE = "slipway-push";
    static final String BOUNDARY = "slipway-app-boundary";

    private static final String ANY_SERVICE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}""".formatted(Arns.ACCOUNT);
    private static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private final SandboxClients clients;
    private final Path repository;

    Foundation(SandboxClients clients, Path repository) {
        this.clients = clients;
        this.repository = repository;
    }

    /** Lays it and returns the outputs of all its stacks. */
    Outputs lay() {
        clusters();
        bucket();
        roles();
        FoundationStack stacks = new FoundationStack(this.clients);
        Map<String, String> portal = stacks.lay("slipway-portal", read("portal/infrastructure.yaml"), Map.of());
        Map<String, String> lambdas = stacks.lay(
                "slipway-lambdas",
                read("lambdas/template.yaml"),
                Map.of("CodeBucket", AUDIT_BUCKET, "CodeKey", "functions.zip"));
        return new Outputs(portal, lambdas);
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

    private void roles() {
        try (IamAsyncClient iam = this.clients.client(IamAsyncClient.builder())) {
            for (String role : List.of(STACK_ROLE, PUSH_ROLE)) {
                try {
                    await(iam.createRole((request) -> request.roleName(role).assumeRolePolicyDocument(ANY_SERVICE)));
                } catch (EntityAlreadyExistsException ex) {
                    continue;
                }
            }
            try {
                await(iam.createPolicy((request) -> request.policyName(BOUNDARY).policyDocument(EVERYTHING)));
            } catch (EntityAlreadyExistsException ex) {
                return;
            }
        }
    }

    private String read(String file) {
        try {
            return Files.readString(this.repository.resolve(file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static String role(String name) {
        return "arn:aws:iam::%s:role/%s".formatted(Arns.ACCOUNT, name);
    }

    static String policy(String name) {
        return "arn:aws:iam::%s:policy/%s".formatted(Arns.ACCOUNT, name);
    }

    /**
     * What the stacks tell.
     *
     * @param portal outputs of the portal's stack
     * @param lambdas outputs of the lambdas' stack
     */
    record Outputs(Map<String, String> portal, Map<String, String> lambdas) {

        String topic() {
            String topic = this.lambdas.get("TopicArn");
            if (topic == null) {
                throw new IllegalStateException("lambdas/template.yaml has no output TopicArn.");
            }
            return topic;
        }
    }
}
