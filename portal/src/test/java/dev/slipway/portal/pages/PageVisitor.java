package dev.slipway.portal.pages;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * Somebody who reads pages and sends forms.
 *
 * @param client the browser, signed in
 * @param at what all paths begin with
 */
public record PageVisitor(WebTestClient client, String at) {

    /** Reads a page that is there. */
    public String read(String path) {
        return Objects.requireNonNull(this.client
                .get()
                .uri(this.at + path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Sends a form, expects a status, and returns the page that comes back. */
    public String send(String path, String form, int status) {
        return Objects.requireNonNullElse(
                this.client
                        .mutateWith(csrf())
                        .post()
                        .uri(this.at + path)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .accept(MediaType.TEXT_HTML)
                        .body(BodyInserters.fromValue(form))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "");
    }
}
