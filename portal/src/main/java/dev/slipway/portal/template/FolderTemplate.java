package dev.slipway.portal.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template that was read from a folder and is kept whole in memory. */
final class FolderTemplate implements Template {

    private final Manifest manifest;
    private final Parameters parameters;
    private final List<FileRule> rules;
    private final List<SkeletonFile> skeleton;
    private final Optional<Infrastructure> infrastructure;
    private final Documents documents;

    FolderTemplate(
            Manifest manifest,
            Parameters parameters,
            List<FileRule> rules,
            List<SkeletonFile> skeleton,
            Optional<Infrastructure> infrastructure,
            Documents documents) {
        this.manifest = manifest;
        this.parameters = parameters;
        this.rules = rules;
        this.skeleton = skeleton;
        this.infrastructure = infrastructure;
        this.documents = documents;
    }

    @Override
    public Manifest manifest() {
        return this.manifest;
    }

    @Override
    public Map<String, Object> complete(Map<String, Object> answers) {
        return this.parameters.complete(answers);
    }

    @Override
    public List<RenderedFile> render(RenderContext context) {
        Map<String, Object> vocabulary = Vocabulary.of(this.manifest, context);
        List<RenderedFile> files = new ArrayList<>();
        for (SkeletonFile file : this.skeleton) {
            if (isWanted(file, context.parameters())) {
                files.add(file.render(vocabulary));
            }
        }
        files.add(SlipwayFile.of(this.manifest, context));
        files.sort(Comparator.comparing(RenderedFile::path));
        requireDistinct(files);
        return List.copyOf(files);
    }

    private boolean isWanted(SkeletonFile file, Map<String, Object> answers) {
        return this.rules.stream().filter((rule) -> rule.matches(file.path())).allMatch((rule) -> rule.allows(answers));
    }

    /** Two files of one path would silently lose one, on some machines even when only the case differs. */
    private void requireDistinct(List<RenderedFile> files) {
        Set<String> seen = new HashSet<>();
        for (RenderedFile file : files) {
            if (!seen.add(file.path().toLowerCase(Locale.ROOT))) {
                throw new IllegalStateException(
                        "%s renders '%s' twice".formatted(this.manifest.reference(), file.path()));
            }
        }
    }

    @Override
    public Optional<String> infrastructure() {
        return this.infrastructure.map(Infrastructure::text);
    }

    @Override
    public Set<String> stackParameters() {
        return this.infrastructure.map(Infrastructure::parameters).orElse(Set.of());
    }

    @Override
    public Documents documents() {
        return this.documents;
    }
}
