package dev.slipway.sandbox.baseimage;

import dev.slipway.sandbox.aws.ecr.Digest;
import dev.slipway.sandbox.aws.ecr.NewImage.Layer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Collects files and writes them as one layer. The same files give the same bytes: entries are sorted, times are zero,
 * and owner and mode are what the image needs, whatever they are on this machine.
 */
final class LayerWriter {

    private static final int DIRECTORY = 0755;
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    private final Map<String, Entry> entries = new TreeMap<>();

    /** Adds a folder. */
    LayerWriter folder(String path, int mode, int owner) {
        this.entries.put(path + "/", (tar) -> put(tar, header(path + "/", mode, owner), new byte[0]));
        return this;
    }

    /** Adds a text that belongs to root. */
    LayerWriter text(String path, String text) {
        parents(path);
        this.entries.put(path, (tar) -> put(tar, header(path, FILE, 0), text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Adds a file of this machine; a link is followed. */
    LayerWriter file(String path, Path source) {
        parents(path);
        int mode = Files.isExecutable(source) ? PROGRAM : FILE;
        this.entries.put(path, (tar) -> put(tar, header(path, mode, 0), Files.readAllBytes(source)));
        return this;
    }

    /** Adds all files of a folder of this machine. */
    LayerWriter tree(String path, Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            found.forEach((file) -> file(path + "/" + source.relativize(file), file));
        }
        return this;
    }

    /** Writes the layer into a file. */
    Layer write(Path file) throws IOException {
        MessageDigest unpacked = sha256();
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream gzip = new FastGzip(out);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new DigestOutputStream(gzip, unpacked))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Entry entry : this.entries.values()) {
                entry.writeTo(tar);
            }
        }
        String diffId = "sha256:" + HexFormat.of().formatHex(unpacked.digest());
        return new Layer(file, Digest.of(file), diffId, Files.size(file));
    }

    private void parents(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!this.entries.containsKey(parent + "/")) {
                folder(parent, DIRECTORY, 0);
            }
        }
    }

    private static TarArchiveEntry header(String path, int mode, int owner) {
        TarArchiveEntry entry =
                new TarArchiveEntry(path, path.endsWith("/") ? TarConstants.LF_DIR : TarConstants.LF_NORMAL);
        entry.setMode(mode);
        entry.setIds(owner, owner);
        entry.setModTime(0L);
        return entry;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    private interface Entry {

        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    /** The image stays on this machine, so speed matters more than size. */
    private static final class FastGzip extends GZIPOutputStream {

        private FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            this.def.setLevel(1);
        }
    }
}
