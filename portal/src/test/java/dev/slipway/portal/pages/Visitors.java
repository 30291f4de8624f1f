package dev.slipway.portal.pages;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.mockOidcLogin;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.springSecurity;

import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** People and pipelines that call the portal, each as a client of their own. */
public final class Visitors {

    private Visitors() {}

    /** Returns somebody who has not signed in. */
    public static WebTestClient stranger(ApplicationContext context) {
        return WebTestClient.bindToApplicationContext(context)
                .apply(springSecurity())
                .configureClient()
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** Returns a person of these groups. */
    public static WebTestClient of(ApplicationContext context, String login, String... groups) {
        return stranger(context)
                .mutateWith(mockOidcLogin()
                        .idToken((token) -> token.subject("user-" + login)
                                .claim("preferred_username", login)
                                .claim("email", login + "@acme.example")
                                .claim("groups", List.of(groups))));
    }

    /** Returns a pipeline with its token. */
    public static WebTestClient pipeline(ApplicationContext context, String token) {
        return stranger(context)
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }
}
