package dev.slipway.sandbox.baseimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.aws.ecr.ImageStore.StoredImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImageTests {

    @TempDir
    static Path folder;

    private static Ecr ecr;
    private static String reference;

    @BeforeAll
    static void build() {
        ecr = new Ecr(folder, 0);
        reference = new BaseImage(ecr.images()).reference();
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @Test
    void isNamedByDigestAfterItsJava() {
        assertThat(reference)
                .startsWith(ecr.registry().getAuthority() + "/slipway-base/java"
                        + Runtime.version().feature() + "@sha256:");
    }

    @Test
    void isBuiltOnce() {
        long start = System.nanoTime();

        assertThat(new BaseImage(ecr.images()).reference()).isEqualTo(reference);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    @Test
    void hasTheSameDigestWhenBuiltAnew(@TempDir Path other) {
        try (Ecr second = new Ecr(other, 0)) {
            String again = new BaseImage(second.images(), new BaseLayers(other.resolve("layers"))).reference();

            assertThat(again.substring(again.indexOf('@'))).isEqualTo(reference.substring(reference.indexOf('@')));
        }
    }

    @Test
    void holdsJavaAUserAndWhatJavaLinksTo() throws Exception {
        StoredImageFiles image = ecr.images().find(reference).orElseThrow();
        List<String> names = new ArrayList<>();
        for (Path layer : image.layers()) {
            names.addAll(names(layer));
        }

        assertThat(image.configuration().at("/config/User").asString()).isEqualTo("app");
        assertThat(names).contains("opt/java/bin/java", "etc/passwd", "tmp/", "opt/java/lib/security/cacerts");
        if (System.getProperty("os.name").startsWith("Linux")) {
            assertThat(names)
                    .anyMatch((name) -> name.contains("libc.so"))
                    .anyMatch((name) -> name.contains("ld-linux"));
        }
    }

    private static List<String> names(Path layer) throws Exception {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(layer)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
