package dev.slipway.portal.provisioning;

import dev.slipway.portal.template.RenderedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the files of a review as a zip, below one folder of the app's name. */
final class RepositoryZip {

    private RepositoryZip() {}

    static byte[] of(Review review) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (RenderedFile file : review.files()) {
                zip.putNextEntry(new ZipEntry(review.app().name() + "/" + file.path()));
                zip.write(file.content());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
