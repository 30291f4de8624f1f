package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderCatalogueTests {

    @TempDir
    Path folder;

    @Test
    void findsATemplateByItsId() {
        FolderCatalogue catalogue = new TemplateOnDisk(this.folder).load();

        assertThat(catalogue.find("tiny"))
                .map((template) -> template.manifest().reference())
                .contains("tiny@1.2.0");
        assertThat(catalogue.find("huge")).isEmpty();
    }

    @Test
    void keepsOlderVersionsReadable() {
        TemplateOnDisk template = new TemplateOnDisk(this.folder);
        template.with("versions/1.1.9/template.yaml", TemplateOnDisk.MANIFEST.replace("1.2.0", "1.1.9"));
        template.with("versions/1.1.9/skeleton/old.txt", "old");

        FolderCatalogue catalogue = template.load();

        assertThat(catalogue.version("tiny@1.1.9")).isPresent();
        assertThat(catalogue.version("tiny@1.2.0")).isPresent();
        assertThat(catalogue.all()).hasSize(1);
    }

    @Test
    void refusesAnOlderVersionThatIsNewer() {
        TemplateOnDisk template = new TemplateOnDisk(this.folder);
        template.with("versions/1.10.0/template.yaml", TemplateOnDisk.MANIFEST.replace("1.2.0", "1.10.0"));
        template.with("versions/1.10.0/skeleton/old.txt", "old");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(template::load)
                .withMessageContaining("is version 1.10.0, not older than version 1.2.0");
    }

    @Test
    void doesNotChangeWhileThePortalRuns() {
        TemplateOnDisk disk = new TemplateOnDisk(this.folder);
        Template template = disk.template();

        disk.with("skeleton/README.md", "changed");

        assertThat(TemplateOnDisk.text(
                        template.render(TemplateOnDisk.context("City", template.complete(java.util.Map.of()))),
                        "README.md"))
                .isEqualTo("Hello {{not rendered}}");
    }

    @Test
    void leavesFoldersThatAreNoTemplatesAlone() throws IOException {
        Files.createDirectories(this.folder.resolve("src/test"));

        assertThat(new TemplateOnDisk(this.folder).load().all()).hasSize(1);
    }

    @Test
    void namesAFolderThatForgotItsManifest() throws IOException {
        Files.createDirectories(this.folder.resolve("half/skeleton"));

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> FolderCatalogue.load(this.folder))
                .withMessageContaining("template.yaml: is missing");
    }

    @Test
    void namesACatalogueThatIsMissing() {
        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> FolderCatalogue.load(this.folder.resolve("nowhere")))
                .withMessageContaining("slipway.templates");
    }

    @Test
    void refusesAFolderOfAnotherName() {
        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(() -> new TemplateOnDisk(this.folder, "other").load())
                .withMessageContaining("says id 'tiny' but stands in the folder 'other'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            version: 1.2.0        | version: 1.2                | /version
            title: Tiny           | titel: Tiny                 | title
            port: 8080            | port: 80                    | /container/port
            cpu: 256              | cpu: 300                    | /container/cpu
            [CMD, check]          | [check, it]                 | /container/healthCheck
            max: 2                | max: many                   | /scaling/max
            default: small        | default: medium             | the defaults break the schema
            default: red          | maxLength: 9                | neither a default nor
            title: Size           | tilte: Size                 | /parameters/properties/size
            type: string, title: C| type: text, title: C        | /parameters/properties/colour/type
            id: tiny              | ~id: tiny\\nid: tiny~       | not the YAML
            """)
    void namesWhatIsWrongInAManifest(String right, String wrong, String message) {
        TemplateOnDisk template = new TemplateOnDisk(this.folder);
        template.with("template.yaml", TemplateOnDisk.MANIFEST.replace(right, wrong.replace("\\n", "\n")));

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(template::load)
                .withMessageContaining("template.yaml")
                .withMessageContaining(message);
    }

    @Test
    void refusesVariablesOfTheTaskThatNoOutputFills() {
        TemplateOnDisk template = new TemplateOnDisk(this.folder);
        template.with("template.yaml", TemplateOnDisk.MANIFEST + "environment: {DB_HOST: DatabaseHost}\n");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(template::load)
                .withMessageContaining("'environment' names the output 'DatabaseHost'");
    }

    @Test
    void refusesARuleThatMatchesNoFile() {
        TemplateOnDisk template = new TemplateOnDisk(this.folder);
        template.with(
                "template.yaml", TemplateOnDisk.MANIFEST + "only: [{when: {size: [large]}, files: ['src/**']}]\n");

        assertThatExceptionOfType(BrokenTemplate.class)
                .isThrownBy(template::load)
                .withMessageContaining("'src/**', which matches no file");
    }
}
