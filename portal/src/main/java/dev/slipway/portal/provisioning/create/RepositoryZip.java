package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.template.RenderedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Packs the files of a review as a zip, below one folder of the app's name. */
final class RepositoryZip {

    private static final MediaType ZIP = MediaType.valueOf("application/zip");

    private RepositoryZip() {}

    /** Returns the answer that a browser saves as a file of the app's name. */
    static ResponseEntity<byte[]> answer(Review review) throws IOException {
        ContentDisposition file = ContentDisposition.attachment()
                .filename(review.app().name() + ".zip")
                .build();
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(of(review));
    }

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
