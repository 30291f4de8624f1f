package dev.slipway.portal.template;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** {@code .slipway.yaml}: what a repository was made from, the base of later updates by the template. */
final class SlipwayFile {

    static final String PATH = ".slipway.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();
    private static final String PREFACE = """
            # What Slipway made this repository from. It reads this file when the template has a newer version:
            # leave it as it is.
            """;

    private SlipwayFile() {}

    static RenderedFile of(Manifest manifest, RenderContext context) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("app", context.app().value());
        facts.put("template", manifest.id());
        facts.put("version", manifest.version());
        facts.put("answers", new TreeMap<>(context.parameters()));
        String text = PREFACE + YAML.writeValueAsString(facts);
        return new RenderedFile(PATH, text.getBytes(StandardCharsets.UTF_8), false);
    }
}
