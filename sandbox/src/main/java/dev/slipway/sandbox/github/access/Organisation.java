package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.util.List;
import java.util.Optional;

/** The one organisation, its teams and members. */
public final class Organisation {

    /** Its login, the first part of every repository's full name. */
    public static final String LOGIN = "acme";

    /** Its numeric id. */
    public static final long ID = 1;

    private static final String OWNERS = "admins";

    private Organisation() {}

    /** Returns everybody who is in it. */
    public static List<Person> members() {
        return People.ALL.stream().filter(Organisation::isMember).toList();
    }

    /** Returns everybody in a team. */
    public static List<Person> membersOf(String team) {
        return People.ALL.stream()
                .filter((person) -> person.teams().contains(team))
                .toList();
    }

    /** Says whether a person is in it: in a team, or one of its owners. */
    public static boolean isMember(Person person) {
        return !person.teams().isEmpty() || isOwner(person);
    }

    /** Says whether a person owns it and so may do everything. */
    public static boolean isOwner(Person person) {
        return person.offices().contains(OWNERS);
    }

    /** Returns the numeric id of a person. */
    public static long idOf(Person person) {
        return 101 + People.ALL.indexOf(person);
    }

    /** Returns the numeric id of a team. */
    public static long idOfTeam(String slug) {
        return 201 + People.TEAMS.indexOf(slug);
    }

    /** Finds a team's slug, however its letters are capitalised. */
    public static Optional<String> team(String slug) {
        return People.TEAMS.stream().filter(slug::equalsIgnoreCase).findFirst();
    }
}
