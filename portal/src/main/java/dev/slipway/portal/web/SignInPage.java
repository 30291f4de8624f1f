package dev.slipway.portal.web;

import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** The only page for people who have not signed in: where they land after signing out or a failed sign-in. */
@HtmlPage
final class SignInPage {
    @GetMapping("/sign-in")
    Rendering signIn(@RequestParam MultiValueMap<String, String> query) {
        return Rendering.view("sign-in")
                .model(Map.of("failed", query.containsKey("failed"), "signedOut", query.containsKey("signed-out")))
                .build();
    }
}
