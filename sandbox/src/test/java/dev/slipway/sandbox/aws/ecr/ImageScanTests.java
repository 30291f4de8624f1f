package dev.slipway.sandbox.aws.ecr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageScans.Finding;
import dev.slipway.portal.cloud.ImageScans.ImageScan;
import dev.slipway.portal.cloud.ImageScans.State;
import dev.slipway.portal.cloud.aws.EcrImageReader;
import dev.slipway.portal.cloud.aws.EcrImageRegistry;
import dev.slipway.portal.cloud.aws.EcrImageScans;
import dev.slipway.portal.cloud.aws.EcrPushLogins;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.PortalAdapters;
import dev.slipway.sandbox.aws.SessionCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;

/** The portal's adapter reads the findings that the sandbox's file names. */
class ImageScanTests {

    @TempDir
    Path folder;

    @Test
    void beginsAScanAndThenReadsWhatItFound() throws Exception {
        try (Ecr ecr = new Ecr(this.folder, 0);
                AwsFrontDoor door = new AwsFrontDoor(0, new SessionCredentials(), List.of(ecr.service()));
                PortalAdapters portal = new PortalAdapters(
                        door.address(),
                        "",
                        EcrImageRegistry.class,
                        EcrImageReader.class,
                        EcrPushLogins.class,
                        EcrImageScans.class)) {
            portal.get(EcrImageRegistry.class)
                    .create("shop", Map.of(), new Mark(new AppName("shop"), "run-1"))
                    .block();
            String digest = push(ecr, portal.get(EcrAsyncClient.class));
            Files.writeString(
                    this.folder.resolve(Ecr.SCAN_FINDINGS),
                    "{\"shop\":[{\"name\":\"CVE-1\",\"severity\":\"HIGH\",\"package\":\"log4j\",\"version\":\"2.14.1\",\"uri\":\"http://x/\"}]}");
            EcrImageScans scans = portal.get(EcrImageScans.class);

            ImageScan before = Objects.requireNonNull(scans.scan("shop", digest).block());
            ImageScan after = Objects.requireNonNull(scans.scan("shop", digest).block());

            assertThat(before.state()).isEqualTo(State.PENDING);
            assertThat(after.state()).isEqualTo(State.COMPLETE);
            assertThat(after.reason()).contains("The sandbox scans nothing");
            assertThat(after.findings()).containsExactly(new Finding("CVE-1", "HIGH", "log4j", "2.14.1", "http://x/"));
            assertThat(scans.scan("shop", "sha256:" + "0".repeat(64)).blockOptional())
                    .isEmpty();
        }
    }

    private static String push(Ecr ecr, EcrAsyncClient client) throws Exception {
        String token =
                client.getAuthorizationToken().join().authorizationData().get(0).authorizationToken();
        String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        return new Pusher(ecr.registry().getAuthority(), "AWS", pair.substring("AWS:".length()))
                .push("shop", "1", "text", ImageFormat.OCI);
    }
}
