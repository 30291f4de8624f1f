package dev.slipway.portal.provisioning;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what somebody asks for when they create an app: every rule that needs no outside system. */
final class NewAppCheck {

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_MAIL = 254;
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](-?[A-Za-z0-9]){0,38}");

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
        @Nullable
        String login = complaints.asking(() -> login(orElse((wanted != null) ? wanted.login() : null, caller.name())));
        @Nullable
        String mail = complaints.asking(() -> mail(orElse((wanted != null) ? wanted.mail() : null, caller.mail())));
        return (login != null && mail != null)
                ? new Owner(login.equals(caller.name()) ? caller.subject() : null, login, mail)
                : null;
    }

    private static String login(String login) {
        if (!LOGIN.matcher(login).matches()) {
            throw new InvalidInput(
                    "owner.login",
                    "'%s' is not a GitHub login: use 1 to 39 letters, digits and single '-'.".formatted(login));
        }
        return login;
    }

    private static String mail(String mail) {
        if (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches()) {
            throw new InvalidInput(
                    "owner.mail",
                    "'%s' is not a mail address: use one like 'name@example.org'. Slipway writes to it when the app answers."
                            .formatted(mail));
        }
        return mail;
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return (given != null && !given.isBlank()) ? given.strip() : otherwise;
    }

    private static String given(String field, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "'%s' is missing: give %s.".formatted(field, what));
        }
        return value;
    }
}
