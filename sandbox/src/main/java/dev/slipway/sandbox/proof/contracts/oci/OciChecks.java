package dev.slipway.sandbox.proof.contracts.oci;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.proof.contracts.ContractChecks;
import dev.slipway.sandbox.proof.contracts.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * The sandbox's registry against the OCI distribution specification: pull, push, discovery and deletion, with ECR's
 * manner where the specification leaves a choice (repositories exist first, blobs are not deleted one by one).
 */
public final class OciChecks implements ContractChecks {

    @Override
    public String system() {
        return "oci";
    }

    @Override
    public Verdict run(Path folder, Consumer<String> progress) {
        try (Ecr ecr = new Ecr(folder, 0);
                AwsFrontDoor door = new AwsFrontDoor(0, List.of(ecr.service()));
                SandboxClients clients = new SandboxClients(door.address())) {
            RegistryTalk talk = new RegistryTalk(ecr.registry(), login(clients.client(EcrAsyncClient.builder())));
            RegistryTalk stranger = new RegistryTalk(ecr.registry(), "");
            progress.accept("who asks");
            talk.expect("the base", 200, "GET", "/v2/");
            stranger.expect("the base without a password", 401, "GET", "/v2/");
            new RegistryTalk(ecr.registry(), "AWS:guessed").expect("a wrong password", 401, "GET", "/v2/");
            progress.accept("blobs");
            new BlobTalk().accept(talk);
            progress.accept("manifests");
            new ManifestTalk().accept(talk);
            List<String> differences = new ArrayList<>(talk.differences());
            differences.addAll(stranger.differences());
            return new Verdict(talk.made() + stranger.made(), differences);
        }
    }

    private static String login(EcrAsyncClient ecr) {
        for (String name : List.of("one", "two")) {
            SandboxClients.await(ecr.createRepository(
                    (create) -> create.repositoryName(name).imageTagMutability(ImageTagMutability.MUTABLE)));
        }
        String token = SandboxClients.await(ecr.getAuthorizationToken())
                .authorizationData()
                .get(0)
                .authorizationToken();
        return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    }
}
