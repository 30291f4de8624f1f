package dev.slipway.sandbox.aws.ecr;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pushes small images with Jib, as pipelines do. */
final class Pusher {

    static {
        System.setProperty("sendCredentialsOverHttp", "true");
    }

    private final String registry;
    private final String user;
    private final String password;

    Pusher(String registry, String user, String password) {
        this.registry = registry;
        this.user = user;
        this.password = password;
    }

    /** Pushes an image that holds one text and returns its digest. */
    String push(String repository, String tag, String text, ImageFormat format) throws Exception {
        Path file = Files.writeString(Files.createTempFile("layer", ".txt"), text);
        try {
            JibContainerBuilder image = Jib.fromScratch()
                    .setFormat(format)
                    .addPlatform("amd64", "linux")
                    .addLabel("org.opencontainers.image.revision", "0123456789012345678901234567890123456789")
                    .addFileEntriesLayer(FileEntriesLayer.builder()
                            .addEntry(file, AbsoluteUnixPath.get("/text"))
                            .build());
            RegistryImage target = RegistryImage.named("%s/%s:%s".formatted(this.registry, repository, tag))
                    .addCredential(this.user, this.password);
            return image.containerize(Containerizer.to(target).setAllowInsecureRegistries(true))
                    .getDigest()
                    .toString();
        } finally {
            Files.delete(file);
        }
    }
}
