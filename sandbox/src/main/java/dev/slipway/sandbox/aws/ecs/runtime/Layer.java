package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * One layer of an image, to be laid over those below it. Whiteouts remove what lower layers brought; devices are left
 * out, since a process gets this machine's.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">Image layers</a>
 */
final class Layer {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int GZIP = 0x1f8b;

    private final Path file;
    private final boolean keepOwners;

    /**
     * @param file the layer, packed with gzip or not
     * @param keepOwners whether files get the owners that the layer names, which only root may do
     */
    Layer(Path file, boolean keepOwners) {
        this.file = file;
        this.keepOwners = keepOwners;
    }

    void layOver(Path folder) throws IOException {
        RootFolder root = new RootFolder(folder);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(this.file));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpack(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                apply(root, root.resolve(entry.getName()), entry, tar);
            }
        }
    }

    private void apply(RootFolder root, Path target, TarArchiveEntry entry, InputStream content) throws IOException {
        String name = String.valueOf(target.getFileName());
        Path parent = target.getParent();
        if (parent == null || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            return;
        }
        if (name.equals(OPAQUE)) {
            RootFolder.clear(parent);
            return;
        }
        if (name.startsWith(WHITEOUT)) {
            RootFolder.delete(parent.resolve(name.substring(WHITEOUT.length())));
            return;
        }
        Files.createDirectories(parent);
        if (entry.isDirectory()) {
            if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(target);
                Files.createDirectory(target);
            }
        } else {
            RootFolder.delete(target);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                return;
            }
            if (entry.isLink()) {
                Files.createLink(target, root.resolve(entry.getLinkName()));
                return;
            }
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (this.keepOwners) {
            Files.setAttribute(target, "unix:uid", (int) entry.getLongUserId(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(target, "unix:gid", (int) entry.getLongGroupId(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(target, "unix:mode", entry.getMode() & 07777);
        } else {
            Files.setPosixFilePermissions(target, permissions(entry.getMode() | 0600));
        }
    }

    private static InputStream unpack(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] highestFirst = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < highestFirst.length; i++) {
            if ((mode & (1 << (highestFirst.length - 1 - i))) != 0) {
                permissions.add(highestFirst[i]);
            }
        }
        return permissions;
    }
}
