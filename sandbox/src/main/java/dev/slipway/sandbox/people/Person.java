package dev.slipway.sandbox.people;

import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who works in the sandbox's organisation.
 *
 * @param login what the person signs in with, at every outside system
 * @param name first and last name
 * @param teams slugs of the teams the person is in
 * @param offices what the person is beyond a member of a team: {@code leads}, {@code admins}
 */
public record Person(String login, String name, List<String> teams, List<String> offices) {

    /** Copies the lists. */
    public Person {
        teams = List.copyOf(teams);
        offices = List.copyOf(offices);
    }

    /** Returns the identifier at the OpenID provider, which is not the login, as with every real provider. */
    public String subject() {
        return "user-" + this.login;
    }

    /** Returns the mail address. */
    public String mail() {
        return this.login + "@acme.example";
    }

    /** Returns the password, the same everywhere. */
    public String password() {
        return this.login + "-password";
    }

    /** Returns the personal token for git and GitHub's API. */
    public String token() {
        return this.login + "-token";
    }

    /** Returns the groups that the OpenID provider tells of: teams first, then offices. */
    public List<String> groups() {
        return Stream.concat(this.teams.stream(), this.offices.stream()).toList();
    }
}
