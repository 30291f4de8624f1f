package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Complaints;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.Owner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks whom an app is to belong to: a login that GitHub could have, and an address that mail can be sent to. */
public final class OwnerCheck {

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_MAIL = 254;
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](-?[A-Za-z0-9]){0,38}");

    private OwnerCheck() {}

    /**
     * Returns the owner that is asked for.
     *
     * @param complaints hears what breaks a rule
     * @param login what was given; the other owner's when it is blank
     * @param mail what was given; the other owner's when it is blank
     * @param otherwise who it is where nothing was given
     * @return the owner; null when there are complaints
     */
    public static @Nullable Owner check(
            Complaints complaints, @Nullable String login, @Nullable String mail, Owner otherwise) {
        @Nullable String checkedLogin = complaints.asking(() -> login(orElse(login, otherwise.login())));
        @Nullable String checkedMail = complaints.asking(() -> mail(orElse(mail, otherwise.mail())));
        return (checkedLogin != null && checkedMail != null)
                ? new Owner(
                        checkedLogin.equals(otherwise.login()) ? otherwise.subject() : null, checkedLogin, checkedMail)
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
}
