package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A hostile value stays a value: it is read back by the language's own reader. */
class EscapingTests {

    private static final String HOSTILE = "a\"b'c\\d`e$(id)${f}<g>&h: #i */ \\u0022 --> ]]> ü 😀 {{j}} | %k!";

    @Test
    void survivesJsonAndYaml() {
        String json = "{\"value\": \"" + Escaping.JSON.escape(HOSTILE) + "\"}";

        assertThat(new JsonMapper().readTree(json).path("value").asString()).isEqualTo(HOSTILE);
        assertThat(new YAMLMapper().readTree(json).path("value").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void survivesProperties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader("value=" + Escaping.PROPERTIES.escape(HOSTILE)));

        assertThat(properties).containsEntry("value", HOSTILE);
    }

    @Test
    void survivesXml() throws Exception {
        String escaped = Escaping.MARKUP.escape(HOSTILE);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader("<a b=\"" + escaped + "\" c='" + escaped + "'>" + escaped + "</a>")))
                .getDocumentElement();

        assertThat(root.getTextContent()).isEqualTo(HOSTILE);
        assertThat(root.getAttribute("b")).isEqualTo(HOSTILE);
        assertThat(root.getAttribute("c")).isEqualTo(HOSTILE);
    }

    @Test
    void survivesAShell() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Escaping.SHELL.escape(HOSTILE)).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(said).isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            JAVA       ~ say "hi" */      ~ say \\"hi\\" *\\057
            GROOVY     ~ ${x}             ~ \\${x}
            JAVASCRIPT ~ `${x}</script>   ~ \\`\\${x}\\u003c/script>
            SQL        ~ O'Hara           ~ O''Hara
            MARKDOWN   ~ [a](b)<c>        ~ \\[a\\](b)\\<c\\>
            PLAIN      ~ a<b              ~ a<b
            """)
    void writesAValueForTheInsideOfQuotes(Escaping escaping, String value, String written) {
        assertThat(escaping.escape(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "Jenkinsfile, GROOVY",
        "pom.xml, MARKUP",
        "application.yaml, YAML",
        ".gitignore, PLAIN",
        "CODEOWNERS, PLAIN",
        "README.md, MARKDOWN"
    })
    void goesByTheNameOfTheFile(String name, Escaping escaping) {
        assertThat(Escaping.of(name)).contains(escaping);
    }
}
