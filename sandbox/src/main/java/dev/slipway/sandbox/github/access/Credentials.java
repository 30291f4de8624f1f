package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who calls from the {@code Authorization} header, for the API and for git alike. */
public final class Credentials {

    private static final Pattern HEADER =
            Pattern.compile("\\s*(?<scheme>basic|bearer|token)\\s+(?<value>\\S+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final String BAD = "Bad credentials";

    private final GitHubApp app;
    private final Tokens tokens;

    /**
     * @param app checks its JWTs
     * @param tokens knows the installation's tokens
     */
    public Credentials(GitHubApp app, Tokens tokens) {
        this.app = app;
        this.tokens = tokens;
    }

    /**
     * Finds out who calls.
     *
     * @param authorization the header; null when there is none
     * @throws BadCredentials when the header names nobody
     */
    public Principal of(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new Anonymous();
        }
        Matcher header = HEADER.matcher(authorization);
        if (!header.matches()) {
            throw new BadCredentials(BAD);
        }
        String value = header.group("value");
        return header.group("scheme").equalsIgnoreCase("basic") ? basic(value) : token(value);
    }

    private Principal basic(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            throw new BadCredentials(BAD);
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw new BadCredentials(BAD);
        }
        String user = decoded.substring(0, colon);
        String password = decoded.substring(colon + 1);
        Optional<Person> byPassword =
                People.find(user).filter((person) -> person.password().equals(password));
        // A token says alone whose it is: git sends it with any user, or as the user with no password.
        return byPassword
                .<Principal>map(PersonPrincipal::new)
                .orElseGet(() -> token(password.isEmpty() || password.equals("x-oauth-basic") ? user : password));
    }

    private Principal token(String token) {
        Optional<Person> person =
                People.ALL.stream().filter((each) -> each.token().equals(token)).findFirst();
        if (person.isPresent()) {
            return new PersonPrincipal(person.get());
        }
        if (token.chars().filter((letter) -> letter == '.').count() == 2) {
            this.app.verify(token);
            return new AppPrincipal();
        }
        return this.tokens
                .find(token)
                .<Principal>map(InstallationPrincipal::new)
                .orElseThrow(() -> new BadCredentials(BAD));
    }
}
