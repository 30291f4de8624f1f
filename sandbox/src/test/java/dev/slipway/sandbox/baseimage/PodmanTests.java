package dev.slipway.sandbox.baseimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.sandbox.aws.AwsInTests;
import dev.slipway.sandbox.aws.ecr.Ecr;
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

/** The base image as podman sees it, where podman is installed. */
class PodmanTests {

    @TempDir
    Path folder;

    private Ecr ecr;
    private String image;

    @BeforeEach
    void pull() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/podman")), "podman is not installed here");
        this.ecr = new Ecr(this.folder.resolve("ecr"), 0);
        this.image = new BaseImage(this.ecr.images()).reference();
        try (AwsInTests aws = AwsInTests.with(this.ecr.service())) {
            String token = aws.client(EcrAsyncClient.builder())
                    .getAuthorizationToken()
                    .join()
                    .authorizationData()
                    .get(0)
                    .authorizationToken();
            String login = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            must(podman("pull", "--quiet", "--tls-verify=false", "--creds", login, this.image));
        }
    }

    @AfterEach
    void stop() {
        if (this.ecr != null) {
            this.ecr.close();
        }
    }

    @Test
    void pullsTheBaseImageAsItWasMade() throws Exception {
        String digest = this.image.substring(this.image.indexOf('@') + 1);

        assertThat(must(podman("image", "inspect", "--format", "{{.Digest}} {{.Config.User}}", this.image)))
                .isEqualToIgnoringNewLines(digest + " app");
    }

    @Test
    void runsTheBaseImageUnchanged() throws Exception {
        Outcome outcome = podman(
                "run",
                "--rm",
                "--network=host",
                "--cgroups=disabled",
                "--ulimit=nofile=1024:1024",
                "--ulimit=nproc=1024:1024",
                this.image,
                "/bin/sh",
                "-c",
                "java -version 2>&1; pwd");
        assumeTrue(!outcome.said().contains("OCI runtime error"), "podman runs no containers here: " + outcome.said());

        assertThat(must(outcome)).contains("Runtime Environment", "/home/app");
    }

    private static String must(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.said()).isZero();
        return outcome.said();
    }

    private Outcome podman(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/podman",
                "--root=" + this.folder.resolve("podman"),
                "--runroot=" + this.folder.resolve("podman-run"),
                "--storage-driver=vfs"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    /** How a call of podman ended, and what it said. */
    private record Outcome(int status, String said) {}
}
