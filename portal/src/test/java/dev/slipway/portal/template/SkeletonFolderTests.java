package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonFolderTests {

    @TempDir
    Path folder;

    private TemplateOnDisk disk;

    @BeforeEach
    void write() {
        this.disk = new TemplateOnDisk(this.folder);
    }

    private List<RenderedFile> render() {
        Template template = this.disk.template();
        return template.render(TemplateOnDisk.context("City hall", template.complete(Map.of())));
    }

    @Test
    void rendersWhatEndsInMustacheAndCopiesTheRest() {
        this.disk.with("skeleton/a/{{javaPackage}}/A.java.mustache", "package {{javaPackage}}; // {{parameters.size}}");

        List<RenderedFile> files = render();

        assertThat(TemplateOnDisk.text(files, "a/parkingpermits/A.java")).isEqualTo("package parkingpermits; // small");
        assertThat(TemplateOnDisk.text(files, "README.md")).isEqualTo("Hello {{not rendered}}");
    }

    @Test
    void ordersFilesByPath() {
        this.disk.with("skeleton/b.txt", "").with("skeleton/a/z.txt", "").with("skeleton/A.txt", "");

        assertThat(render())
                .extracting(RenderedFile::path)
                .containsExactly(".slipway.yaml", "A.txt", "README.md", "a/z.txt", "b.txt");
    }

    @Test
    void recordsWhatTheRepositoryWasMadeFrom() {
        assertThat(TemplateOnDisk.text(render(), ".slipway.yaml"))
                .contains(
                        "app: \"parking-permits\"",
                        "template: \"tiny\"",
                        "version: \"1.2.0\"",
                        "  colour: \"red\"\n  size: \"small\"");
    }

    @Test
    void writesSectionsByAnswers() {
        this.disk.with(
                "skeleton/x.txt.mustache",
                "{{#is.size.small}}s{{/is.size.small}}{{^is.size.large}}!{{/is.size.large}}");

        assertThat(TemplateOnDisk.text(render(), "x.txt")).isEqualTo("s!");
    }

    @Test
    void leavesFilesOutThatBelongToOtherAnswers() {
        this.disk
                .with("skeleton/large/x.txt", "")
                .with("skeleton/small.txt.mustache", "")
                .with("template.yaml", TemplateOnDisk.MANIFEST + """
                                only:
                                  - {when: {size: [large]}, files: ["large/**"]}
                                  - {when: {size: [small]}, files: ["small.txt"]}
                                """);

        assertThat(render())
                .extracting(RenderedFile::path)
                .contains("small.txt")
                .doesNotContain("large/x.txt");
    }

    @Test
    void keepsTheExecutableBit() throws IOException {
        this.disk.with("skeleton/run.sh.mustache", "#!/bin/sh\n");
        Files.setPosixFilePermissions(
                this.disk.file("skeleton/run.sh.mustache"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(render())
                .filteredOn(RenderedFile::executable)
                .extracting(RenderedFile::path)
                .containsExactly("run.sh");
    }

    @Test
    void refusesLinks() throws IOException {
        Files.createSymbolicLink(this.disk.file("skeleton/manifest"), this.disk.file("template.yaml"));

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(this.disk::load)
                .withMessageContaining("manifest")
                .withMessageContaining("a link");
    }

    @Test
    void refusesALargeFile() {
        this.disk.with("skeleton/large.txt", "x".repeat(1024 * 1024 + 1));

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(this.disk::load)
                .withMessageContaining("too much");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git/config", ".GIT/hooks/x.sh", ".slipway.yaml", "a\nb.txt"})
    void refusesPathsThatAreNotTheTemplates(String path) {
        this.disk.with("skeleton/" + path, "x");

        assertThatExceptionOfType(BrokenTemplate.class).isThrownBy(this.disk::load);
    }

    @Test
    void keepsValuesFromAddingSegmentsToAPath() {
        this.disk.with("skeleton/{{repository}}.txt", "x");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(this::render)
                .withMessageContaining("'repository' cannot stand in a path");
    }

    @Test
    void refusesTwoFilesOfOnePath() {
        this.disk.with("skeleton/x.txt", "").with("skeleton/x.txt.mustache", "");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::render)
                .withMessageContaining("'x.txt' twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{unknown}}",
                "{{#is.size.huge}}x{{/is.size.huge}}",
                "{{parameters.weight}}",
                "{{{name}}}",
                "{{& name}}",
                "{{> other}}",
                "{{=<% %>=}}",
                "{{#name}}",
                "{{.}}"
            })
    void refusesWhatCannotBeRendered(String text) {
        this.disk.with("skeleton/x.txt.mustache", text);

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(this.disk::load)
                .withMessageContaining("x.txt.mustache");
    }

    @Test
    void wantsQuotesWhereAValueCouldBecomeStructure() {
        this.disk.with("skeleton/x.yaml.mustache", "a: \"{{name}}\"\nb: {{teamTitle}}\n");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(this.disk::load)
                .withMessageContaining("without double quotes")
                .withMessageContaining("b: {{teamTitle}}");
    }

    @Test
    void refusesATypeThatItCannotEscapeFor() {
        this.disk.with("skeleton/x.exotic.mustache", "{{name}}");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(this.disk::load)
                .withMessageContaining("not known how to escape");
    }
}
