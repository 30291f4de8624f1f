package dev.slipway.portal.web;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.web.api.ApiGuide;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The words, the API in short, and what each problem means. Open to all who have signed in, outsiders too. */
@HtmlPage
final class HelpPage {

    private final PortalProperties portal;
    private final ApiGuide api;

    HelpPage(PortalProperties portal, ApiGuide api) {
        this.portal = portal;
        this.api = api;
    }

    @GetMapping("/help")
    Rendering help() {
        return Rendering.view("help/page")
                .modelAttribute("calls", this.api.calls())
                .modelAttribute("example", CommandLine.createApp(this.portal.url()))
                .build();
    }
}
