package dev.slipway.portal.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.Visitors;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens from their issue to their end, over HTTP. */
@OnWholePortal
class TokenApiTests {

    private static final AppName APP = new AppName("ferry-times");
    private static final String TOKENS = "/api/v1/apps/ferry-times/tokens";
    private static final String DEPLOYMENTS = "/api/v1/apps/ferry-times/deployments";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApplicationContext context;
    private final AppTokens tokens;
    private final TestPortal world;
    private final WebTestClient lea;

    TokenApiTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens, @Autowired TestPortal world) {
        this.context = context;
        this.tokens = tokens;
        this.world = world;
        this.lea = Visitors.of(context, "lea", "city-hall", "leads");
    }

    @BeforeAll
    static void create(@Autowired TestPortal world) {
        world.ended(world.create(APP.value()).id());
    }

    @Test
    void aRenewedTokenIsInJenkinsAndTheOneBeforeIsGoodUntilBuildsHaveEnded() {
        String before = issue("run-1");

        JsonNode renewed = post(this.lea, TOKENS + "/rotate", Map.of(), 200);

        String after = Objects.requireNonNull(this.world.builds.token(APP.folder()));
        assertThat(after).isNotEqualTo(before);
        assertThat(isGood(after)).isTrue();
        assertThat(isGood(before)).isTrue();
        assertThat(this.tokens
                        .issued(APP)
                        .filter(token -> token.holder().equals(AppTokens.PIPELINES))
                        .filter(token -> !token.id().equals(renewed.path("id").asString()))
                        .collectList()
                        .block())
                .isNotEmpty()
                .allSatisfy(token -> assertThat(token.validUntil())
                        .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(2))));
    }

    @Test
    void whatJenkinsDoesNotTakeLeavesTheTokenBeforeGood() {
        String before = issue("run-2");
        this.world.builds.calls.loseNextAnswer(
                "replaceToken", OutsideFault.passing("Jenkins", "Jenkins did not answer.", null, null));

        post(this.lea, TOKENS + "/rotate", Map.of(), 502);

        assertThat(isGood(before)).isTrue();
        assertThat(this.tokens.issued(APP).collectList().block())
                .anySatisfy(token ->
                        assertThat(token.validUntil()).isAfter(Instant.now().plus(Duration.ofDays(100))));
    }

    @Test
    void aTokenIsShownOnceAndListedWithItsLastUseAndNeverItsSecret() {
        JsonNode issued = post(this.lea, TOKENS, Map.of("actions", Set.of("event:publish"), "days", 7), 201);
        String secret = issued.path("secret").asString();
        assertThat(isGood(secret)).isTrue();

        String listed = answer(this.lea.get().uri(TOKENS).exchange(), 200);

        assertThat(listed).doesNotContain(secret);
        JsonNode token = find(listed, issued.path("token").path("id").asString());
        assertThat(token.path("holder").asString()).isEqualTo("lea");
        assertThat(token.path("lastUsed").asString()).isNotEmpty();
    }

    @Test
    void aRevokedTokenIsGoodForNothing() {
        JsonNode issued = post(this.lea, TOKENS, Map.of("actions", Set.of("deploy:test")), 201);

        post(this.lea, TOKENS + "/" + issued.path("token").path("id").asString() + "/revoke", Map.of(), 200);

        assertThat(isGood(issued.path("secret").asString())).isFalse();
        post(this.lea, TOKENS + "/nothing/revoke", Map.of(), 404);
    }

    @Test
    void onlyAnAdminIssuesATokenThatDeploysToProd() {
        Map<String, Object> order = Map.of("actions", Set.of("deploy:prod"));

        post(this.lea, TOKENS, order, 403);
        post(Visitors.of(this.context, "ada", "admins"), TOKENS, order, 201);
    }

    @Test
    void aTokenWithoutTheActionOrOfAnotherAppDeploysNothing() {
        String events = post(this.lea, TOKENS, Map.of("actions", Set.of("event:publish")), 201)
                .path("secret")
                .asString();
        String others = Objects.requireNonNull(this.tokens
                .issue(new AppName("berths"), AppTokens.OF_PIPELINES, "run-1")
                .block());
        Map<String, String> order = Map.of("environment", "test", "digest", "latest", "commit", "0");

        post(Visitors.pipeline(this.context, events), DEPLOYMENTS, order, 403);
        post(Visitors.pipeline(this.context, others), DEPLOYMENTS, order, 403);
        post(Visitors.pipeline(this.context, "slw_made-up"), DEPLOYMENTS, order, 401);
        post(Visitors.pipeline(this.context, issue("run-3")), DEPLOYMENTS, order, 422);
    }

    @Test
    void refusesActionsForPeopleAndLivesWithoutEnd() {
        post(this.lea, TOKENS, Map.of("actions", Set.of("hold:release")), 422);
        post(this.lea, TOKENS, Map.of("actions", Set.of()), 422);
        post(this.lea, TOKENS, Map.of("actions", Set.of("deploy:test"), "days", 4000), 422);
    }

    private String issue(String run) {
        return Objects.requireNonNull(
                this.tokens.issue(APP, AppTokens.OF_PIPELINES, run).block());
    }

    private boolean isGood(String secret) {
        return this.tokens.verify(secret).blockOptional().isPresent();
    }

    private static JsonNode post(WebTestClient client, String path, Map<String, ?> body, int status) {
        return JSON.readTree(answer(
                client.mutateWith(csrf())
                        .post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                status));
    }

    private static String answer(WebTestClient.ResponseSpec response, int status) {
        EntityExchangeResult<String> result = response.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }

    private static JsonNode find(String listed, String id) {
        for (JsonNode token : JSON.readTree(listed)) {
            if (token.path("id").asString().equals(id)) {
                return token;
            }
        }
        throw new AssertionError("There is no token %s in %s.".formatted(id, listed));
    }
}
