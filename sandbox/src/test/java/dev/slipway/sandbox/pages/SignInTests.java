package dev.slipway.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Signs in with the portal's real access part at the sandbox's OpenID provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final SignInPortal started;
    private final URI portal;

    SignInTests(@TempDir Path folder) {
        this.started = SignInPortal.start(folder);
        this.portal = this.started.address();
    }

    @AfterAll
    void stop() {
        this.started.close();
    }

    @Test
    void aPersonSignsInAndOut() {
        Assumptions.assumeTrue(PortalBrowser.isThere(), "There is no Chromium on this machine.");
        try (PortalBrowser browser = PortalBrowser.before(this.portal)) {
            Page page = browser.signedIn("dana");
            assertThat(page.url()).isEqualTo(this.portal + "/help");
            assertThat(page.locator(".me .who").textContent()).isEqualTo("Dana Developer");
            PortalBrowser.assertReadable(page);
            Cookie cookie = session(page);
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);

            page.locator(".me summary").press("Enter");
            page.locator(".me form[action='/sign-out'] button").press("Enter");
            page.waitForURL(this.portal + "/sign-in?signed-out");

            assertThat(page.locator("h1").textContent()).isEqualTo("You are signed out");
        }
    }

    @Test
    void theSessionGetsANewIdAtTheSignIn() {
        Assumptions.assumeTrue(PortalBrowser.isThere(), "There is no Chromium on this machine.");
        try (PortalBrowser browser = PortalBrowser.before(this.portal)) {
            Page page = browser.window(360, ColorScheme.DARK, false);
            page.navigate("/apps");
            String before = session(page).value;

            browser.signIn(page, "lea");

            assertThat(session(page).value).isNotEqualTo(before);
        }
    }

    @Test
    void signingOutEverywhereEndsTheSessionOfAnotherBrowserToo() {
        Assumptions.assumeTrue(PortalBrowser.isThere(), "There is no Chromium on this machine.");
        try (PortalBrowser browser = PortalBrowser.before(this.portal)) {
            Page lost = browser.signedIn("hugo");
            String lostSession = session(lost).value;
            Page page = browser.signedIn("hugo");
            assertThat(session(page).value).isNotEqualTo(lostSession);

            page.locator(".me summary").press("Enter");
            page.locator(".me form[action='/sign-out/everywhere'] button").press("Enter");
            page.waitForURL(this.portal + "/sign-in?signed-out");

            assertThat(lost.request()
                            .get("/help", RequestOptions.create().setMaxRedirects(0))
                            .status())
                    .isEqualTo(302);
        }
    }

    @Test
    void aTerminalUsesAPersonsOwnToken() throws Exception {
        HttpResponse<String> answer = who(token("id_token", "dana"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("name=dana", "teams=[city-hall]", "roles=[DEVELOPER]");
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        assertThat(who(token("access_token", "dana")).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatSomebodyChangedIsRefused() throws Exception {
        String token = token("id_token", "dana");

        assertThat(who(token.substring(0, token.length() - 6) + "AAAAAA").statusCode())
                .isEqualTo(401);
        assertThat(who("nonsense").statusCode()).isEqualTo(401);
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter((cookie) -> cookie.name.equals("SLIPWAY"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), (found) -> found.get(0)));
    }

    private HttpResponse<String> who(String token) throws IOException, InterruptedException {
        return this.http.send(
                HttpRequest.newBuilder(this.portal.resolve("/api/who"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private String token(String kind, String login) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(this.started.provider().issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=slipway&client_secret=slipway-secret&username=%s&password=%s-password"
                                .formatted(login, login)))
                .build();
        String body = this.http.send(request, BodyHandlers.ofString()).body();
        return Objects.requireNonNull(new JsonMapper().readTree(body).path(kind).asString(null), body);
    }
}
