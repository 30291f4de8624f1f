package dev.slipway.portal.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Origin;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.Visitors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@OnWholePortal
class AuditTests {

    private static final AppName APP = new AppName("parking-permits");

    private final ApplicationContext context;
    private final AuditTrail trail;

    AuditTests(@Autowired ApplicationContext context, @Autowired AuditTrail trail) {
        this.context = context;
        this.trail = trail;
    }

    @BeforeAll
    static void create(@Autowired TestPortal world) {
        world.ended(world.create(APP.value()).id());
    }

    @Test
    void aChangeIsKeptWithWhoWhatAndWhatBecameOfIt() {
        post(Visitors.of(this.context, "dana", "city-hall"), "/api/v1/apps/parking-permits/deployments", DEPLOYMENT);

        AuditRecord kept = newest();
        assertThat(kept.who()).isEqualTo("dana");
        assertThat(kept.subject()).isEqualTo("user-dana");
        assertThat(kept.token()).isEqualTo("session");
        assertThat(kept.route()).isEqualTo("POST /api/v1/apps/{app}/deployments");
        assertThat(kept.action()).isEqualTo("deploy:test");
        assertThat(kept.app()).isEqualTo("parking-permits");
        assertThat(kept.team()).isEqualTo("city-hall");
        assertThat(kept.request()).hasSizeGreaterThan(7);
        assertThat(kept.at()).isBefore(Instant.now());
    }

    @Test
    void aRefusalIsKeptToo() {
        post(Visitors.of(this.context, "hugo", "harbour"), "/api/v1/apps/parking-permits/deployments", DEPLOYMENT);

        assertThat(newest().who()).isEqualTo("hugo");
        assertThat(newest().status()).isEqualTo(403);
        assertThat(newest().outcome()).isEqualTo("not allowed");
    }

    @Test
    void aPipelineIsNamedByItsTokensIdAndNeverByItsSecret(@Autowired AppTokens tokens) {
        String secret = Objects.requireNonNull(
                tokens.issue(APP, Set.of(Action.DEPLOY_TEST), "run-1").block());
        post(Visitors.pipeline(this.context, secret), "/api/v1/apps/parking-permits/registry-login", "{}");

        AuditRecord kept = newest();
        assertThat(kept.who()).isEqualTo("pipeline of parking-permits");
        assertThat(kept.token()).startsWith("app token ");
        assertThat(kept.toString()).doesNotContain(secret);
    }

    @Test
    void readingLeavesNoRecord() {
        int before = all().size();
        get(Visitors.of(this.context, "dana", "city-hall"), "/api/v1/apps/parking-permits");

        assertThat(all()).hasSize(before);
    }

    @Test
    void isShownToAdminsAndToTheAppsTeam() {
        post(Visitors.of(this.context, "hugo", "harbour"), "/api/v1/apps/parking-permits/deployments", DEPLOYMENT);
        WebTestClient dana = Visitors.of(this.context, "dana", "city-hall");
        WebTestClient ada = Visitors.of(this.context, "ada", "admins");

        assertThat(get(dana, "/apps/parking-permits/audit")).contains("hugo", "deploy:test", "not allowed");
        assertThat(get(ada, "/audit")).contains("hugo", "parking-permits", "Export this day");
        assertThat(get(ada, "/api/v1/audit/export")).contains("\"who\":\"hugo\"");
    }

    @Test
    void valuesBeforeAndAfterAreKept() {
        AuditRecord told = new AuditRecord(
                "id-1",
                Instant.parse("2026-01-31T10:00:00Z"),
                "dana",
                "user-dana",
                "session",
                "127.0.0.1",
                "0123456789abcdef",
                "PUT /x",
                "/x",
                "app:create",
                "shop",
                "city-hall",
                202,
                "/api/v1/runs/run-1",
                List.of(new Origin.Changed("count", "1", "2")));
        this.trail.append(told).block();

        LocalDate day = LocalDate.parse("2026-01-31");
        assertThat(this.trail.between(day, day.plusDays(1)).collectList().block())
                .containsExactly(told);
        assertThat(this.trail.append(told).materialize().block())
                .as("a record is never written twice")
                .matches((signal) -> Objects.requireNonNull(signal).isOnError());
    }

    private static final String DEPLOYMENT = "{\"environment\":\"test\",\"digest\":\"sha256:1\",\"commit\":\"1\"}";

    private AuditRecord newest() {
        return all().get(0);
    }

    private List<AuditRecord> all() {
        return Objects.requireNonNull(this.trail
                        .ofDay(LocalDate.now(ZoneOffset.UTC), null, 200)
                        .block())
                .items();
    }

    private static void post(WebTestClient visitor, String path, String body) {
        visitor.mutateWith(csrf())
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody();
    }

    private static String get(WebTestClient visitor, String path) {
        return Objects.requireNonNull(visitor.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
