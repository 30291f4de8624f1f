package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The thirty apps of a town and its harbour. */
final class DemoApps {

    private static final List<String> CITY_HALL = List.of(
            "building-permits",
            "citizen-portal",
            "dog-licences",
            "election-results",
            "fee-calculator",
            "flea-market",
            "graves-register",
            "holiday-camps",
            "library-loans",
            "lost-property",
            "museum-tickets",
            "noise-reports",
            "parking-fines",
            "playgrounds",
            "pothole-reports",
            "school-meals",
            "street-lights",
            "swimming-pools",
            "tree-register",
            "waste-calendar");

    private static final List<String> HARBOUR = List.of(
            "berth-booking",
            "cargo-papers",
            "crane-planner",
            "customs-desk",
            "ferry-tickets",
            "harbour-fees",
            "pilot-roster",
            "ship-register",
            "tide-tables",
            "yard-map");

    private static final int DAYS = 365;

    private DemoApps() {}

    /** Returns the apps as they stand at a time: most of them are a year old, the others came one by one. */
    static List<DemoApp> at(Instant now) {
        RandomGenerator random = new Random(30);
        List<DemoApp> apps = new ArrayList<>();
        CITY_HALL.forEach((name) -> apps.add(app(name, "city-hall", List.of("dana", "lea"), now, random)));
        HARBOUR.forEach((name) -> apps.add(app(name, "harbour", List.of("hugo"), now, random)));
        return List.copyOf(apps);
    }

    private static DemoApp app(String name, String team, List<String> owners, Instant now, RandomGenerator random) {
        String login = owners.get(random.nextInt(owners.size()));
        Person owner = People.find(login).orElseThrow();
        int age = random.nextInt(3) == 0 ? 20 + random.nextInt(DAYS - 20) : DAYS;
        Instant created = now.minus(Duration.ofDays(age)).plusSeconds(random.nextInt(28_800));
        return new DemoApp(name, team, owner, created, 2 + random.nextInt(9), 3 + random.nextInt(15));
    }
}
