package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An app that runs in test, and the people who deploy it. */
final class Shop implements AutoCloseable {

    static final AppName NAME = new AppName("shop");
    static final EnvironmentName TEST = EnvironmentName.TEST;
    static final EnvironmentName PROD = new EnvironmentName("prod");
    static final Caller.Person LEA = new Caller.Person(
            "sub-lea", "lea", "Lea", "lea@acme.example", Set.of("city-hall"), Set.of(Role.DEVELOPER, Role.LEAD));

    final TestPortal portal;

    Shop(Map<String, Object> settings) {
        this.portal = new TestPortal(settings);
        this.portal.ended(this.portal.create("shop").id());
    }

    App app() {
        return Objects.requireNonNull(this.portal.app("shop"));
    }

    static String commit(char digit) {
        return String.valueOf(digit).repeat(40);
    }

    /** Orders a deployment of a commit's image to test. */
    Deployment order(char commit, @Nullable String whenBusy) {
        String id = commit(commit);
        return Objects.requireNonNull(this.portal
                .deploy(
                        "shop",
                        new NewDeployment("test", TestPortal.digest(id), id, null, whenBusy, null),
                        TestPortal.DANA)
                .block(TestPortal.LONGEST));
    }

    /** Deploys a commit's image to test and waits for the end. */
    Deployment deploy(char commit) {
        return this.portal.deployed(order(commit, null).id());
    }

    /** Rolls test back to what ran before, and waits for the end. */
    Deployment rollBack(String reason) {
        return this.portal.deployed(askToRollBack(reason).id());
    }

    /** Asks that test goes back to what ran before. */
    Deployment askToRollBack(String reason) {
        return get(this.portal
                .get(Rollbacks.class)
                .rollBack(app(), new Rollbacks.NewRollback("test", null, null, reason), LEA));
    }

    Promotions.Promoted promote(@Nullable String override) {
        return get(this.portal.get(Promotions.class).promote(app(), PROD, override, TestPortal.DANA));
    }

    Run ended(Run run) {
        return this.portal.ended(run.id());
    }

    @Nullable
    Deployment current(EnvironmentName environment) {
        return this.portal.get(Deployments.class).current(NAME, environment).block(TestPortal.LONGEST);
    }

    Deployment newest() {
        return get(this.portal.get(Deployments.class).ofApp(NAME, null, 1))
                .items()
                .get(0);
    }

    static <T> T get(Mono<T> wanted) {
        return Objects.requireNonNull(wanted.block(TestPortal.LONGEST));
    }

    @Override
    public void close() {
        this.portal.close();
    }
}
