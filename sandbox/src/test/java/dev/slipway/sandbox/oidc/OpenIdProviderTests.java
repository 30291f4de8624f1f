package dev.slipway.sandbox.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs in with the client that the portal uses: Spring Security's, found by issuer. */
@NullUnmarked
class OpenIdProviderTests {

    private static final URI PORTAL = URI.create("http://localhost:8080");

    @TempDir
    private Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private OpenIdProvider provider;

    @BeforeEach
    void start() {
        this.provider = OpenIdProvider.start(0, this.folder);
    }

    @AfterEach
    void stop() {
        this.provider.close();
    }

    @Test
    void signsAPersonIn() throws Exception {
        OidcUser user = signIn("lea", registration("slipway-secret"));

        assertThat(user.getSubject()).isEqualTo("user-lea");
        assertThat(user.getPreferredUsername()).isEqualTo("lea");
        assertThat(user.getFullName()).isEqualTo("Lea Lead");
        assertThat(user.getEmail()).isEqualTo("lea@acme.example");
        assertThat(user.getClaimAsStringList("groups")).containsExactly("city-hall", "leads");
        assertThat(user.getUserInfo().getSubject()).isEqualTo("user-lea");
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        assertThatThrownBy(() -> signIn("lea", registration("guess")))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("invalid_client");
    }

    @Test
    void takesACodeOnce() throws Exception {
        ClientRegistration registration = registration("slipway-secret");
        OAuth2AuthorizationRequest request = authorizationRequest(registration);
        MultiValueMap<String, String> answer = click("dana", request);
        exchange(registration, request, answer);

        assertThatThrownBy(() -> exchange(registration, request, answer)).hasMessageContaining("invalid_grant");
    }

    @Test
    void refusesACodeWithoutItsVerifier() throws Exception {
        ClientRegistration registration = registration("slipway-secret");
        OAuth2AuthorizationRequest request = authorizationRequest(registration);
        MultiValueMap<String, String> answer = click("dana", request);
        OAuth2AuthorizationRequest stolen = OAuth2AuthorizationRequest.from(request)
                .attributes((attributes) -> attributes.remove("code_verifier"))
                .build();

        assertThatThrownBy(() -> exchange(registration, stolen, answer)).hasMessageContaining("invalid_grant");
    }

    @Test
    void listsThePeopleOnTheSignInPage() throws Exception {
        String page = get(authorizationRequest(registration("slipway-secret")).getAuthorizationRequestUri())
                .body();

        assertThat(page).contains("Dana Developer", "Lea Lead", "Ada Admin", "Hugo Harbour", "Otto Outsider");
    }

    @Test
    void takesAPasswordThatIsTyped() throws Exception {
        String address = authorizationRequest(registration("slipway-secret")).getAuthorizationRequestUri();

        assertThat(post(address, "login=dana&password=wrong").statusCode()).isEqualTo(401);
        assertThat(post(address, "login=dana&password=dana-password").statusCode())
                .isEqualTo(303);
        assertThat(post(address, "login=nobody").statusCode()).isEqualTo(401);
    }

    @Test
    void sendsNobodyToAForeignAddress() throws Exception {
        String address = authorizationRequest(registration("slipway-secret")).getAuthorizationRequestUri();

        HttpResponse<String> answer =
                post(address.replace("localhost:8080", "localhost.evil.example:8080"), "login=dana");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void keepsItsKeyOverARestart() throws Exception {
        String before = get(this.provider.issuer() + "/jwks").body();
        this.provider.close();
        this.provider = OpenIdProvider.start(0, this.folder, List.of(PORTAL));

        assertThat(get(this.provider.issuer() + "/jwks").body()).isEqualTo(before);
    }

    @Test
    void tellsAboutNobodyWithoutAToken() throws Exception {
        assertThat(get(this.provider.issuer() + "/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void returnsToThePortalAfterSignOut() throws Exception {
        HttpResponse<String> answer =
                get(this.provider.issuer() + "/end-session?post_logout_redirect_uri=http://localhost:8080/");
        HttpResponse<String> elsewhere =
                get(this.provider.issuer() + "/end-session?post_logout_redirect_uri=http://evil.example/");

        assertThat(answer.headers().firstValue("Location")).contains("http://localhost:8080/");
        assertThat(elsewhere.statusCode()).isEqualTo(200);
    }

    private ClientRegistration registration(String secret) {
        return ClientRegistrations.fromIssuerLocation(this.provider.issuer().toString())
                .registrationId("sandbox")
                .clientId("slipway")
                .clientSecret(secret)
                .scope("openid", "profile", "email")
                .redirectUri(PORTAL + "/login/oauth2/code/sandbox")
                .build();
    }

    private OidcUser signIn(String login, ClientRegistration registration) throws Exception {
        OAuth2AuthorizationRequest request = authorizationRequest(registration);
        return (OidcUser) exchange(registration, request, click(login, request)).getPrincipal();
    }

    private OAuth2AuthorizationRequest authorizationRequest(ClientRegistration registration) {
        DefaultServerOAuth2AuthorizationRequestResolver resolver = new DefaultServerOAuth2AuthorizationRequestResolver(
                new InMemoryReactiveClientRegistrationRepository(registration));
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver.resolve(
                        MockServerWebExchange.from(MockServerHttpRequest.get(PORTAL + "/oauth2/authorization/sandbox")),
                        "sandbox")
                .block();
    }

    private MultiValueMap<String, String> click(String login, OAuth2AuthorizationRequest request) throws Exception {
        HttpResponse<String> answer = post(request.getAuthorizationRequestUri(), "login=" + login);
        return UriComponentsBuilder.fromUriString(
                        answer.headers().firstValue("Location").orElseThrow())
                .build()
                .getQueryParams();
    }

    private Authentication exchange(
            ClientRegistration registration, OAuth2AuthorizationRequest request, MultiValueMap<String, String> answer) {
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(answer.getFirst("code"))
                .redirectUri(request.getRedirectUri())
                .state(request.getState())
                .build();
        OAuth2AuthorizationCodeAuthenticationToken token = new OAuth2AuthorizationCodeAuthenticationToken(
                registration, new OAuth2AuthorizationExchange(request, response));
        return new OidcAuthorizationCodeReactiveAuthenticationManager(
                        new WebClientReactiveAuthorizationCodeTokenResponseClient(),
                        new OidcReactiveOAuth2UserService())
                .authenticate(token)
                .cast(OAuth2LoginAuthenticationToken.class)
                .block();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return this.browser.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String form) throws IOException, InterruptedException {
        return this.browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
