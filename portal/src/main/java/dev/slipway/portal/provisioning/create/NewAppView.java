package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.provisioning.ParameterField;
import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.template.Manifest;
import dev.slipway.portal.template.Question;
import dev.slipway.portal.template.Template;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.FormProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays out the form for a new app: every field with its value and, where there is one, its problem. */
final class NewAppView {

    private final NewAppForm form;
    private final @Nullable FormProblem problem;

    NewAppView(NewAppForm form, @Nullable FormProblem problem) {
        this.form = form;
        this.problem = problem;
    }

    /** Returns what the page's template names. */
    Map<String, Object> model(Caller.Person caller, Teams teams, List<Template> templates, NameReview review) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("message", message(templates));
        model.put("name", field("name"));
        model.put("login", field("owner.login"));
        model.put("mail", field("owner.mail"));
        model.put("team", new Choices(error("team"), options(caller, teams)));
        model.put("templateError", error("template"));
        model.put("templates", templates.stream().map(this::card).toList());
        model.put("review", review);
        return model;
    }

    private Field field(String name) {
        return new Field(Masked.leftOut(this.form.value(name)), error(name));
    }

    /** Returns a problem's words at its field; nothing (an empty text) where there is none. */
    private String error(String field) {
        return this.problem == null ? "" : this.problem.errors().getOrDefault(field, "");
    }

    /** Returns what stands above the form: every field at fault, and what is in the way; one at most. */
    private List<Message> message(List<Template> templates) {
        if (this.problem == null) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        this.problem.errors().forEach((field, words) -> faults.add(new Fault(place(field, templates), words)));
        return List.of(new Message(faults, this.problem.existing()));
    }

    /** Returns the id of the field that words are about. */
    private String place(String field, List<Template> templates) {
        String parameter = field.startsWith("parameters.") ? field.substring("parameters.".length()) : "";
        String chosen = this.form.value("template");
        boolean asked = templates.stream()
                .filter((template) -> template.manifest().id().equals(chosen))
                .flatMap((template) -> Question.of(template.manifest()).stream())
                .anyMatch((question) -> question.name().equals(parameter));
        return asked ? NewAppForm.key(chosen, parameter) : field;
    }

    private List<Choice> options(Caller.Person caller, Teams teams) {
        boolean all = caller.roles().contains(Role.ADMIN);
        return teams.all().stream()
                .filter((team) -> all || caller.teams().contains(team.slug()))
                .map((team) -> option(team))
                .toList();
    }

    private Choice option(Team team) {
        return new Choice(team.slug(), team.title(), this.form.value("team").equals(team.slug()));
    }

    private Card card(Template template) {
        Manifest manifest = template.manifest();
        boolean chosen = this.form.value("template").equals(manifest.id());
        return new Card(
                manifest.id(),
                manifest.reference(),
                manifest.title(),
                manifest.description(),
                template.documents().picture().isPresent()
                        ? "/templates/%s/picture".formatted(manifest.reference())
                        : "",
                manifest.files(),
                chosen,
                Question.of(manifest).stream()
                        .map((question) -> parameter(manifest.id(), question, chosen))
                        .toList());
    }

    private ParameterField parameter(String template, Question question, boolean chosen) {
        String key = NewAppForm.key(template, question.name());
        return ParameterField.of(
                key, question, this.form.value(key), chosen ? error("parameters." + question.name()) : "");
    }

    /**
     * What stands above the form.
     *
     * @param faults the fields at fault
     * @param existing page of what is in the way
     */
    record Message(List<Fault> faults, @Nullable String existing) {}

    /**
     * A field at fault.
     *
     * @param field id of the field
     * @param text what was given, what is allowed, what to do
     */
    record Fault(String field, String text) {}

    /**
     * A field of one line.
     *
     * @param value what stands in it
     * @param error what is wrong with it
     */
    record Field(String value, String error) {}

    /**
     * A field with a few values to choose from.
     *
     * @param error what is wrong with it
     * @param options the values
     */
    record Choices(String error, List<Choice> options) {}

    /**
     * A template to choose.
     *
     * @param id its id
     * @param reference {@code id@version}
     * @param title its name for people
     * @param description what you get
     * @param picture address of its picture; empty for none
     * @param files how many files an app starts with
     * @param chosen whether it is the one
     * @param parameters what it asks
     */
    record Card(
            String id,
            String reference,
            String title,
            String description,
            String picture,
            int files,
            boolean chosen,
            List<ParameterField> parameters) {}
}
