package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Template;
import java.time.Instant;
import java.util.Map;
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
     * Returns the app, or signals the first rule that is broken.
     *
     * @param wanted what is asked for
     * @param caller who asks
     * @param run id of the run that will create it
     * @param now the time
     */
    App check(NewApp wanted, Caller.Person caller, String run, Instant now) {
        AppName name = name(wanted);
        Team team = this.teams.get(given("team", wanted.team(), "the slug of one of your teams"));
        this.policy.check(caller, Action.APP_CREATE, null, team.slug());
        Template template = template(given("template", wanted.template(), "the id of a template"));
        Map<String, Object> answers = (wanted.parameters() != null) ? wanted.parameters() : Map.of();
        return new App(
                name,
                team.slug(),
                owner(wanted.owner(), caller),
                template.manifest().reference(),
                template.complete(answers),
                run,
                now);
    }

    /** Returns the wanted name, or says what is wrong with it. */
    AppName name(NewApp wanted) {
        return new AppName(given("name", wanted.name(), "a name for the app"));
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

    private static Owner owner(NewApp.@Nullable NewOwner wanted, Caller.Person caller) {
        String login = orElse((wanted != null) ? wanted.login() : null, caller.name());
        String mail = orElse((wanted != null) ? wanted.mail() : null, caller.mail());
        if (!LOGIN.matcher(login).matches()) {
            throw new InvalidInput(
                    "owner.login",
                    "'%s' is not a GitHub login: use 1 to 39 letters, digits and single '-'.".formatted(login));
        }
        if (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches()) {
            throw new InvalidInput(
                    "owner.mail",
                    "'%s' is not a mail address: use one like 'name@example.org'. Slipway writes to it when the app answers."
                            .formatted(mail));
        }
        return new Owner(login.equals(caller.name()) ? caller.subject() : null, login, mail);
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
