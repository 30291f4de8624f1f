package dev.slipway.portal.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The templates of a folder: {@code <id>} holds the newest version of a template, {@code <id>/versions/<version>} an older one.
 *
 * <p>Everything is read and checked once, when the catalogue is loaded, and kept: a template never changes while the portal
 * runs, and a broken one stops the start instead of a developer. A folder without {@code template.yaml} is no template,
 * unless it holds a {@code skeleton}.
 */
public final class FolderCatalogue implements Catalogue {

    private static final String OLDER = "versions";

    private final Map<String, Template> newest;
    private final Map<String, Template> versions;

    private FolderCatalogue(Map<String, Template> newest, Map<String, Template> versions) {
        this.newest = newest;
        this.versions = versions;
    }

    /**
     * Loads a catalogue; blocks while it reads.
     *
     * @param folder where the templates are
     * @return the catalogue; throws {@link BrokenTemplate} that names the file and the reason
     */
    public static FolderCatalogue load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BrokenTemplate(
                    folder.toAbsolutePath(),
                    "is not a folder. The setting 'slipway.templates' names the folder that holds one folder for each template.");
        }
        Map<String, Template> newest = new TreeMap<>();
        Map<String, Template> versions = new HashMap<>();
        for (Path home : foldersIn(folder)) {
            if (isTemplate(home)) {
                Template template = TemplateFolder.read(home, nameOf(home));
                newest.put(template.manifest().id(), template);
                versions.put(template.manifest().reference(), template);
                older(home, template.manifest())
                        .forEach((old) -> versions.put(old.manifest().reference(), old));
            }
        }
        return new FolderCatalogue(newest, versions);
    }

    private static List<Template> older(Path home, Manifest newest) {
        Path folder = home.resolve(OLDER);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return foldersIn(folder).stream()
                .map((version) -> olderVersion(version, newest))
                .toList();
    }

    private static Template olderVersion(Path folder, Manifest newest) {
        Template template = TemplateFolder.read(folder, newest.id());
        String version = template.manifest().version();
        if (!nameOf(folder).equals(version)) {
            throw new BrokenTemplate(
                    folder.resolve(TemplateFolder.MANIFEST),
                    "says version '%s' but stands in the folder '%s': the two are the same for an older version."
                            .formatted(version, nameOf(folder)));
        }
        if (Version.of(version).compareTo(Version.of(newest.version())) >= 0) {
            throw new BrokenTemplate(
                    folder.resolve(TemplateFolder.MANIFEST),
                    "is version %s, not older than version %s of the folder above: the newest version stands in '%s'."
                            .formatted(version, newest.version(), newest.id()));
        }
        return template;
    }

    private static boolean isTemplate(Path folder) {
        return Files.exists(folder.resolve(TemplateFolder.MANIFEST))
                || Files.exists(folder.resolve(TemplateFolder.SKELETON));
    }

    private static List<Path> foldersIn(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter((child) -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException("The templates in " + folder + " cannot be listed", ex);
        }
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    @Override
    public List<Template> all() {
        return this.newest.values().stream()
                .sorted(Comparator.comparing(
                        (Template template) -> template.manifest().title()))
                .toList();
    }

    @Override
    public Optional<Template> find(String id) {
        return Optional.ofNullable(this.newest.get(id));
    }

    @Override
    public Optional<Template> version(String reference) {
        return Optional.ofNullable(this.versions.get(reference));
    }

    @Override
    public List<Template> versions(String id) {
        return this.versions.values().stream()
                .filter((template) -> template.manifest().id().equals(id))
                .sorted(Comparator.comparing((Template template) ->
                                Version.of(template.manifest().version()))
                        .reversed())
                .toList();
    }
}
