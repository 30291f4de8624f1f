package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Complaints;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Template;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what somebody asks for when they create an app: every rule that needs no outside system. */
final class NewAppCheck {

    private final Teams teams;
    private final Catalogue catalogue;
    private final Policy policy;

    NewAppCheck(Teams teams, Catalogue catalogue, Policy policy) {
        this.teams = teams;
        this.catalogue = catalogue;
        this.policy = policy;
    }

    /**
     * Returns what will be created, or complains of every rule that is broken, in the order of the form.
     *
     * @param wanted what is asked for
     * @param caller who asks
     */
    CheckedApp check(NewApp wanted, Caller.Person caller) {
        Complaints complaints = new Complaints();
        @Nullable AppName name = complaints.asking(() -> name(wanted));
        @Nullable Team team = complaints.asking(() -> team(wanted, caller));
        @Nullable Owner owner = owner(complaints, wanted.owner(), caller);
        @Nullable
        Template template =
                complaints.asking(() -> template(given("template", wanted.template(), "the id of a template")));
        Map<String, Object> answers = (wanted.parameters() != null) ? wanted.parameters() : Map.of();
        @Nullable
        Map<String, Object> parameters =
                (template != null) ? complaints.asking(() -> template.complete(answers)) : null;
        complaints.throwAny();
        return new CheckedApp(
                Objects.requireNonNull(name),
                Objects.requireNonNull(team),
                Objects.requireNonNull(owner),
                Objects.requireNonNull(template),
                Objects.requireNonNull(parameters));
    }

    private AppName name(NewApp wanted) {
        return new AppName(given("name", wanted.name(), "a name for the app"));
    }

    private Team team(NewApp wanted, Caller.Person caller) {
        Team team = this.teams.get(given("team", wanted.team(), "the slug of one of your teams"));
        this.policy.check(caller, Action.APP_CREATE, null, team.slug());
        return team;
    }

    private Template template(String reference) {
        Optional<Template> found =
                reference.contains("@") ? this.catalogue.version(reference) : this.catalogue.find(reference);
        return found.orElseThrow(() -> new InvalidInput(
                "template", "There is no template '%s'. Choose one of: %s.".formatted(reference, knownTemplates())));
    }

    private String knownTemplates() {
        return this.catalogue.all().stream()
                .map(template -> template.manifest().id())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Owner owner(
            Complaints complaints, NewApp.@Nullable NewOwner wanted, Caller.Person caller) {
        return OwnerCheck.check(
                complaints,
                (wanted != null) ? wanted.login() : null,
                (wanted != null) ? wanted.mail() : null,
                new Owner(caller.subject(), caller.name(), caller.mail()));
    }

    private static String given(String field, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "'%s' is missing: give %s.".formatted(field, what));
        }
        return value;
    }
}
