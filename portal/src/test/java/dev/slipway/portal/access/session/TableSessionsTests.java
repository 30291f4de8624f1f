package dev.slipway.portal.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.web.server.WebSession;

class TableSessionsTests {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final InMemoryTable table = new InMemoryTable();
    private final TableSessions here = at(NOW);

    @Test
    void anotherInstanceKnowsTheSession() {
        WebSession session = signedIn("dana");

        WebSession found = find(at(NOW.plusSeconds(60)), session.getId());
        assertThat(Objects.requireNonNull(found).getAttributes()).containsKey(TableSessions.SIGNED_IN);
        assertThat(this.table.all().toString()).doesNotContain(session.getId());
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        WebSession session = signedIn("dana");

        assertThat(find(at(NOW.plus(Duration.ofHours(9))), session.getId())).isNull();
    }

    @Test
    void theIdFromBeforeTheSignInIsWorthNothing() {
        WebSession session = Objects.requireNonNull(this.here.createWebSession().block());
        session.getAttributes().put("page", "/apps");
        session.save().block();
        String before = session.getId();
        WebSession known = Objects.requireNonNull(find(this.here, before));
        known.changeSessionId().then(known.save()).block();

        assertThat(find(this.here, before)).isNull();
        assertThat(find(this.here, known.getId())).isNotNull();
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfThePersonAndNobodyElses() {
        WebSession one = signedIn("dana");
        WebSession two = signedIn("dana");
        WebSession other = signedIn("hugo");

        this.here.endAllOf("user-dana").block();

        assertThat(find(this.here, one.getId())).isNull();
        assertThat(find(this.here, two.getId())).isNull();
        assertThat(find(this.here, other.getId())).isNotNull();
    }

    @Test
    void signingOutEverywhereEndsMoreSessionsThanOnePageHolds() {
        List<WebSession> many = IntStream.range(0, Query.LARGEST + 5)
                .mapToObj((number) -> signedIn("dana"))
                .toList();

        this.here.endAllOf("user-dana").block();

        assertThat(many)
                .allSatisfy((each) -> assertThat(find(this.here, each.getId())).isNull());
        assertThat(this.table.all()).isEmpty();
    }

    @Test
    void aRequestUnderWayDoesNotBringBackASessionThatWasEnded() {
        String id = signedIn("dana").getId();
        TableSessions later = at(NOW.plus(Duration.ofHours(1)));
        WebSession inHand = Objects.requireNonNull(find(later, id));

        this.here.endAllOf("user-dana").block();
        inHand.getAttributes().put("page", "/apps");
        inHand.save().block();

        assertThat(find(later, id)).isNull();
        assertThat(this.table.all()).isEmpty();
    }

    @Test
    void aRequestThatChangesNothingWritesNothing() {
        WebSession session = signedIn("dana");
        List<?> before = this.table.all();
        WebSession found = Objects.requireNonNull(find(at(NOW.plusSeconds(30)), session.getId()));
        found.save().block();

        assertThat(this.table.all()).isEqualTo(before);
    }

    @Test
    void whatIsNoSessionIsNotRead() {
        assertThat(SessionText.read(SessionText.write(Map.of("a", "b")))).containsEntry("a", "b");
        assertThat(SessionText.read(SessionText.write(Map.of("a", new java.io.File("x")))))
                .isEmpty();
    }

    private WebSession signedIn(String login) {
        WebSession session = Objects.requireNonNull(this.here.createWebSession().block());
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .subject("user-" + login)
                .claim("groups", List.of("city-hall"))
                .build();
        List<SimpleGrantedAuthority> none = List.of(new SimpleGrantedAuthority("OIDC_USER"));
        session.getAttributes()
                .put(
                        TableSessions.SIGNED_IN,
                        new SecurityContextImpl(
                                new OAuth2AuthenticationToken(new DefaultOidcUser(none, token), none, "slipway")));
        session.save().block();
        return session;
    }

    private TableSessions at(Instant time) {
        return new TableSessions(this.table, Clock.fixed(time, ZoneOffset.UTC), Duration.ofHours(8));
    }

    private static @Nullable WebSession find(TableSessions sessions, String id) {
        return sessions.retrieveSession(id).block();
    }
}
