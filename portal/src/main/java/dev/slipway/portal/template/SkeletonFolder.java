package dev.slipway.portal.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads the files of a skeleton, once and whole: links are refused, sizes are bounded. */
final class SkeletonFolder extends SimpleFileVisitor<Path> {

    private static final int FILES = 2_000;
    private static final long FILE_BYTES = 1024L * 1024;
    private static final long ALL_BYTES = 20L * 1024 * 1024;

    private final Path root;
    private final Set<String> names;
    private final List<SkeletonFile> files = new ArrayList<>();
    private long bytes;

    private SkeletonFolder(Path root, Set<String> names) {
        this.root = root;
        this.names = names;
    }

    /**
     * Reads all files below a folder, by path.
     *
     * @param names the variables that the files may use
     */
    static List<SkeletonFile> read(Path root, Set<String> names) {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new BrokenTemplate(
                    root, "is not a folder: it holds the files of the apps that come of the template.");
        }
        try {
            SkeletonFolder folder = new SkeletonFolder(root, names);
            Files.walkFileTree(root, folder);
            folder.files.sort(Comparator.comparing(SkeletonFile::path));
            return List.copyOf(folder.files);
        } catch (IOException ex) {
            throw new UncheckedIOException("The skeleton in " + root + " cannot be read", ex);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            throw new BrokenTemplate(file, "is a link or a special file: a skeleton holds ordinary files only.");
        }
        this.bytes += attributes.size();
        if (attributes.size() > FILE_BYTES || this.bytes > ALL_BYTES || this.files.size() == FILES) {
            throw new BrokenTemplate(
                    file,
                    "is too much: a skeleton has at most %d files, %d bytes each and %d bytes in all."
                            .formatted(FILES, FILE_BYTES, ALL_BYTES));
        }
        String path = this.root.relativize(file).toString().replace('\\', '/');
        this.files.add(SkeletonFile.of(file, path, Files.readAllBytes(file), isExecutable(file), this.names));
        return FileVisitResult.CONTINUE;
    }

    private static boolean isExecutable(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
