package dev.slipway.sandbox.aws.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.slipway.sandbox.aws.AwsInTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;

/** The registry as skopeo sees it, where skopeo is installed. */
class SkopeoTests {

    @TempDir
    Path folder;

    private Ecr ecr;
    private AwsInTests aws;
    private String login;
    private String registry;

    @BeforeEach
    void start() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not installed here");
        this.ecr = new Ecr(this.folder.resolve("ecr"), 0);
        this.aws = AwsInTests.with(this.ecr.service());
        EcrAsyncClient client = this.aws.client(EcrAsyncClient.builder());
        List.of("from", "to")
                .forEach((name) -> client.createRepository((create) -> create.repositoryName(name))
                        .join());
        String token =
                client.getAuthorizationToken().join().authorizationData().get(0).authorizationToken();
        this.login = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        this.registry = this.ecr.registry().getAuthority();
    }

    @AfterEach
    void stop() {
        if (this.aws != null) {
            this.aws.close();
            this.ecr.close();
        }
    }

    @Test
    void copiesBetweenRepositories() throws Exception {
        String digest = push();

        copy(image("from@" + digest), image("to:2"));

        assertThat(skopeo(
                        List.of("inspect", "--tls-verify=false", "--creds", this.login),
                        "--format",
                        "{{.Digest}}",
                        image("to:2")))
                .isEqualToIgnoringNewLines(digest);
    }

    @Test
    void takesAnImageOutAndPutsItBack() throws Exception {
        String digest = push();
        String layout = "oci:" + this.folder.resolve("layout") + ":kept";

        copy(image("from:1"), layout);
        copy(layout, image("to:back"));

        assertThat(skopeo(
                        List.of("list-tags", "--tls-verify=false", "--creds", this.login),
                        "docker://" + this.registry + "/to"))
                .contains("\"back\"");
        assertThat(skopeo(
                        List.of("inspect", "--tls-verify=false", "--creds", this.login),
                        "--format",
                        "{{.Digest}}",
                        image("to:back")))
                .isEqualToIgnoringNewLines(digest);
    }

    @Test
    void deletesAnImage() throws Exception {
        push();

        skopeo(List.of("delete", "--tls-verify=false", "--creds", this.login), image("from:1"));

        assertThat(skopeo(List.of("inspect", "--tls-verify=false", "--creds", this.login), image("from:1")))
                .contains("manifest unknown");
    }

    private String push() throws Exception {
        return new Pusher(this.registry, "AWS", this.login.substring("AWS:".length()))
                .push("from", "1", "text", ImageFormat.OCI);
    }

    private void copy(String from, String to) throws Exception {
        String said = skopeo(
                List.of("copy", "--src-tls-verify=false", "--dest-tls-verify=false", "--src-creds", this.login),
                "--dest-creds",
                this.login,
                from,
                to);
        assertThat(said).contains("Writing manifest to image destination");
    }

    private String image(String reference) {
        return "docker://" + this.registry + "/" + reference;
    }

    private static String skopeo(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("skopeo"));
        command.addAll(options);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
