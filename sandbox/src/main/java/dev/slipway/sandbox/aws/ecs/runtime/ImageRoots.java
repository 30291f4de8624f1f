package dev.slipway.sandbox.aws.ecs.runtime;

import dev.slipway.sandbox.aws.ecr.ImageStore.StoredImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folders that images are unpacked to, each image once. */
public final class ImageRoots {

    private final Path folder;
    private final boolean keepOwners;

    /**
     * @param folder where the folders are made
     * @param keepOwners whether files get the owners that the image names, which only root may do
     */
    public ImageRoots(Path folder, boolean keepOwners) {
        this.folder = folder;
        this.keepOwners = keepOwners;
    }

    /** Returns the folder of an image, unpacked. */
    public synchronized Path of(StoredImageFiles image) throws IOException {
        Path root = this.folder.resolve(image.digest().replace(':', '-'));
        if (!Files.isDirectory(root)) {
            Files.createDirectories(this.folder);
            Path draft = this.folder.resolve("draft");
            RootFolder.delete(draft);
            Files.createDirectory(draft);
            for (Path layer : image.layers()) {
                new Layer(layer, this.keepOwners).layOver(draft);
            }
            Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return root;
    }
}
