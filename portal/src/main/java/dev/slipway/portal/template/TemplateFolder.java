package dev.slipway.portal.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one version of a template from its folder. */
final class TemplateFolder {

    static final String MANIFEST = "template.yaml";
    static final String SKELETON = "skeleton";
    static final String INFRASTRUCTURE = "infrastructure.yaml";

    private static final String README = "README.md";
    private static final String PICTURE = "picture.svg";
    private static final int DOCUMENT_LIMIT = 64 * 1024;
    private static final int MANIFEST_LIMIT = 256 * 1024;

    private TemplateFolder() {}

    /** Reads and checks a template that is to have an id. */
    static FolderTemplate read(Path folder, String id) {
        Path manifestFile = folder.resolve(MANIFEST);
        ManifestFile declared = ManifestFile.parse(manifestFile, text(manifestFile, MANIFEST_LIMIT));
        if (!declared.id().equals(id)) {
            throw new BrokenTemplate(
                    manifestFile,
                    "says id '%s' but stands in the folder '%s': the two are the same.".formatted(declared.id(), id));
        }
        Parameters parameters = new Parameters(declared.reference(), declared.parameters());
        Optional<Infrastructure> infrastructure = infrastructure(folder);
        ManifestCheck check = new ManifestCheck(manifestFile, declared);
        check.parameters(parameters);
        check.variables(infrastructure.map(Infrastructure::outputs));
        List<SkeletonFile> skeleton =
                SkeletonFolder.read(folder.resolve(SKELETON), Vocabulary.namesFor(declared.parameters()));
        check.rules(skeleton);
        return new FolderTemplate(
                declared.manifest(skeleton.size()),
                parameters,
                declared.only(),
                skeleton,
                infrastructure,
                new Documents(optional(folder, README).orElse(""), optional(folder, PICTURE)));
    }

    private static Optional<String> optional(Path folder, String name) {
        Path file = folder.resolve(name);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(text(file, DOCUMENT_LIMIT))
                : Optional.empty();
    }

    private static Optional<Infrastructure> infrastructure(Path folder) {
        Path file = folder.resolve(INFRASTRUCTURE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(Infrastructure.parse(file, text(file, Infrastructure.LIMIT)));
    }

    private static String text(Path file, int limit) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BrokenTemplate(file, "is missing, or is not an ordinary file.");
        }
        try {
            if (Files.size(file) > limit) {
                throw new BrokenTemplate(
                        file, "has %d bytes; at most %d are allowed.".formatted(Files.size(file), limit));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException ex) {
            throw new BrokenTemplate(file, "is not UTF-8.", ex);
        } catch (IOException ex) {
            throw new BrokenTemplate(file, "cannot be read: " + ex, ex);
        }
    }
}
