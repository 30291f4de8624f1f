package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.template.Question;
import dev.slipway.portal.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The form for a new app as somebody filled it in. Answers to a template's questions are named
 * {@code parameters.<template>.<parameter>}, so that the form works for every template without a script.
 *
 * @param values the fields by name
 */
record NewAppForm(Map<String, String> values) {

    NewAppForm {
        values = Map.copyOf(values);
    }

    /** Returns the form before anybody has touched it, with what the address gives in place of what is usual. */
    static NewAppForm blank(Caller.Person caller, List<Template> templates, MultiValueMap<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("team", caller.teams().stream().sorted().findFirst().orElse(""));
        values.put("owner.login", caller.name());
        values.put("owner.mail", caller.mail());
        Optional<String> first =
                templates.stream().map((template) -> template.manifest().id()).findFirst();
        values.put("template", first.orElse(""));
        templates.forEach((template) -> Question.of(template.manifest())
                .forEach((question) -> values.put(key(template.manifest().id(), question.name()), question.preset())));
        values.putAll(sent(given).values());
        return new NewAppForm(values);
    }

    /** Returns the form as it was sent; of a field sent twice the first counts. */
    static NewAppForm sent(MultiValueMap<String, String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, sent) -> values.put(name, sent.isEmpty() || sent.get(0) == null ? "" : sent.get(0)));
        return new NewAppForm(values);
    }

    /** Returns the address of the form with these fields in it; what a browser must keep to itself is left out. */
    String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/apps/new");
        fields().forEach((name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        return address.build(true).toUriString();
    }

    /** Returns what somebody filled in, by name. */
    SortedMap<String, String> fields() {
        SortedMap<String, String> fields = new TreeMap<>(this.values);
        fields.remove("_csrf");
        fields.values().removeIf(String::isBlank);
        return fields;
    }

    static String key(String template, String parameter) {
        return "parameters." + template + "." + parameter;
    }

    String value(String name) {
        return this.values.getOrDefault(name, "").strip();
    }

    /** Returns what is asked for; what is left empty is left out, so that the template's default counts. */
    NewApp order(Optional<Template> template) {
        Map<String, Object> answers = new LinkedHashMap<>();
        template.map(Template::manifest).ifPresent((manifest) -> {
            for (Question question : Question.of(manifest)) {
                String text = value(key(manifest.id(), question.name()));
                if (!text.isEmpty() || question.kind() == Question.Kind.FLAG) {
                    answers.put(question.name(), question.answer(text));
                }
            }
        });
        return new NewApp(
                value("name"),
                value("team"),
                new NewApp.NewOwner(value("owner.login"), value("owner.mail")),
                value("template"),
                answers);
    }
}
