package dev.slipway.sandbox.demo;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.sandbox.people.Person;
import java.time.Instant;
import java.util.Map;

/**
 * An app that never was, and how its team works.
 *
 * @param name its name
 * @param team slug of its team
 * @param owner who works on it
 * @param createdAt when it was created
 * @param pace mean number of workdays from one change to the next
 * @param risk how many of a hundred deployments go wrong
 */
record DemoApp(String name, String team, Person owner, Instant createdAt, int pace, int risk) {

    /** Returns it as the portal knows apps. */
    App app(String template, String createRun) {
        return new App(
                new AppName(this.name),
                this.team,
                new Owner(this.owner.subject(), this.owner.login(), this.owner.mail()),
                template,
                Map.of("sample", "hello"),
                createRun,
                this.createdAt);
    }

    /** Returns the same app, created at another time. */
    DemoApp since(Instant time) {
        return new DemoApp(this.name, this.team, this.owner, time, this.pace, this.risk);
    }
}
