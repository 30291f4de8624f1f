package dev.slipway.portal.template;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a small template into a folder, to be changed by a test and loaded. */
final class TemplateOnDisk {

    static final String MANIFEST = """
            id: tiny
            version: 1.2.0
            title: Tiny
            description: A template for tests.
            parameters:
              type: object
              additionalProperties: false
              properties:
                size: {type: string, title: Size, enum: [small, large], default: small}
                colour: {type: string, title: Colour, pattern: "^[a-z ]*$", default: red}
              allOf:
                - if: {properties: {size: {const: large}}}
                  then:
                    properties:
                      colour: {description: large things are never green, enum: [red, blue]}
            container: {port: 8080, cpu: 256, memory: 512, healthCheck: [CMD, check], smokePath: /}
            scaling: {min: 1, max: 2}
            """;

    private final Path catalogue;
    private final Path home;

    TemplateOnDisk(Path catalogue) {
        this(catalogue, "tiny");
    }

    TemplateOnDisk(Path catalogue, String folder) {
        this.catalogue = catalogue;
        this.home = catalogue.resolve(folder);
        with("template.yaml", MANIFEST);
        with("skeleton/README.md", "Hello {{not rendered}}");
    }

    TemplateOnDisk with(String path, String content) {
        try {
            Path file = this.home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    Path file(String path) {
        return this.home.resolve(path);
    }

    FolderCatalogue load() {
        return FolderCatalogue.load(this.catalogue);
    }

    Template template() {
        return load().find("tiny").orElseThrow();
    }

    static RenderContext context(String teamTitle, Map<String, Object> parameters) {
        return new RenderContext(
                new AppName("parking-permits"),
                new Team("city-hall", teamTitle, "city-hall", "city-hall", "city-hall@acme.example"),
                new Owner("1", "dana", "dana@acme.example"),
                parameters,
                URI.create("http://localhost:8081/acme/parking-permits"),
                URI.create("http://parking-permits.test.localhost:8085/"),
                URI.create("http://localhost:8080/apps/parking-permits"),
                "localhost:8084/slipway-base/java17@sha256:" + "a".repeat(64),
                "acme");
    }

    static String text(List<RenderedFile> files, String path) {
        return files.stream()
                .filter((file) -> file.path().equals(path))
                .map((file) -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among "
                        + files.stream().map(RenderedFile::path).toList()));
    }
}
