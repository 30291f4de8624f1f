package dev.slipway.sandbox.oidc;

import dev.slipway.sandbox.http.HtmlPages;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** Lets a person say who he is, and sends the client a code for it. */
final class AuthorizationEndpoint {

    private static final Duration LIFE_OF_A_CODE = Duration.ofMinutes(1);

    private final HtmlPages pages;
    private final Client client;
    private final AuthorizationCodes codes;
    private final Clock clock;

    AuthorizationEndpoint(HtmlPages pages, Client client, AuthorizationCodes codes, Clock clock) {
        this.pages = pages;
        this.client = client;
        this.codes = codes;
        this.clock = clock;
    }

    /** Shows the sign-in page. */
    Mono<ServerResponse> ask(ServerRequest request) {
        return withRequest(request, (authorization) -> page(ServerResponse.ok(), request, null));
    }

    /** Takes the form of the sign-in page: {@code login}, and {@code password} if somebody likes to type one. */
    Mono<ServerResponse> signIn(ServerRequest request) {
        return request.formData()
                .flatMap((form) -> withRequest(
                        request,
                        (authorization) -> personOf(form)
                                .map((person) -> accept(authorization, person))
                                .orElseGet(() -> page(
                                        ServerResponse.status(HttpStatus.UNAUTHORIZED),
                                        request,
                                        "Nobody signs in with this name and password. Choose one of the people."))));
    }

    private Mono<ServerResponse> withRequest(
            ServerRequest request, Function<AuthorizationRequest, Mono<ServerResponse>> answer) {
        AuthorizationRequest authorization;
        try {
            authorization = AuthorizationRequest.read(request.queryParams(), this.client);
        } catch (OAuthError ex) {
            return this.pages.show(
                    ServerResponse.badRequest(),
                    "refused",
                    "Sign in",
                    Map.of("problem", String.valueOf(ex.getMessage())));
        }
        try {
            authorization.check();
        } catch (OAuthError ex) {
            return back(authorization, "error", ex.code(), "error_description", String.valueOf(ex.getMessage()));
        }
        return answer.apply(authorization);
    }

    private Mono<ServerResponse> accept(AuthorizationRequest authorization, Person person) {
        Grant grant = authorization.grantTo(person, this.clock.instant().plus(LIFE_OF_A_CODE));
        return back(authorization, "code", this.codes.issue(grant));
    }

    private static Mono<ServerResponse> back(AuthorizationRequest authorization, String... pairs) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUri(authorization.redirect());
        for (int i = 0; i < pairs.length; i += 2) {
            address.queryParam(pairs[i], encoded(pairs[i + 1]));
        }
        String state = authorization.state();
        if (state != null) {
            address.queryParam("state", encoded(state));
        }
        // 303 makes the browser follow the form's POST with a GET.
        URI location = address.build(true).toUri();
        return ServerResponse.seeOther(location).build();
    }

    private Mono<ServerResponse> page(
            ServerResponse.BodyBuilder answer, ServerRequest request, @Nullable String problem) {
        List<Map<String, String>> people = People.ALL.stream()
                .map((person) -> Map.of(
                        "login", person.login(),
                        "name", person.name(),
                        "groups", person.groups().isEmpty() ? "in no team" : String.join(", ", person.groups())))
                .toList();
        return this.pages.show(
                answer.header("Cache-Control", "no-store"),
                "sign-in",
                "Sign in",
                Map.of(
                        "people",
                        people,
                        "action",
                        "/authorize?" + request.uri().getRawQuery(),
                        "problem",
                        Optional.ofNullable(problem)));
    }

    private static Optional<Person> personOf(MultiValueMap<String, String> form) {
        String login = form.getFirst("login");
        String password = form.getFirst("password");
        return Optional.ofNullable(login)
                .flatMap(People::find)
                .filter((person) -> password == null
                        || password.isEmpty()
                        || person.password().equals(password));
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
