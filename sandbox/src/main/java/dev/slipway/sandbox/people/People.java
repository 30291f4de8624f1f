package dev.slipway.sandbox.people;

import java.util.List;
import java.util.Optional;

/** Everybody in the sandbox, and the teams they are in. */
public final class People {

    /** Everybody, in the order in which pages list them. */
    public static final List<Person> ALL = List.of(
            new Person("dana", "Dana Developer", List.of("city-hall"), List.of()),
            new Person("lea", "Lea Lead", List.of("city-hall"), List.of("leads")),
            new Person("ada", "Ada Admin", List.of(), List.of("admins")),
            new Person("hugo", "Hugo Harbour", List.of("harbour"), List.of()),
            new Person("otto", "Otto Outsider", List.of(), List.of()));

    /** Slugs of all teams. */
    public static final List<String> TEAMS =
            ALL.stream().flatMap((person) -> person.teams().stream()).distinct().toList();

    private People() {}

    /** Finds a person by login. */
    public static Optional<Person> find(String login) {
        return ALL.stream().filter((person) -> person.login().equals(login)).findFirst();
    }
}
