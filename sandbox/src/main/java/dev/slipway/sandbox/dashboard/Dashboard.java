package dev.slipway.sandbox.dashboard;

import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/** One page that says which outside systems run here, where they answer, and who the people are. */
public final class Dashboard implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Slipway sandbox</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
            code { font-family: ui-monospace, monospace; }
            </style>
            </head>
            <body>
            <h1>Sandbox on this machine</h1>
            <p>Nothing here leaves it: every server listens on 127.0.0.1.</p>
            <h2>Outside systems</h2>
            <table>
            <thead><tr><th>System</th><th>Address</th><th>What it does here</th></tr></thead>
            <tbody>
            %s
            </tbody>
            </table>
            <p><a href="/aws">What lies in AWS</a>: services, images, stacks, queues, tables, logs. Repositories, builds and mails are at their systems' own pages.</p>
            <p><a href="/faults">Faults</a>: make one of them slow, silent, refusing or broken, and see who called what.</p>
            <h2>People</h2>
            <table>
            <thead><tr><th>Sign in as</th><th>Who</th><th>git credentials</th></tr></thead>
            <tbody>
            %s
            </tbody>
            </table>
            </body>
            </html>
            """;

    private final LoopbackServer server;

    /**
     * Opens the page.
     *
     * @param port port, or 0 for a free one
     * @param systems what there is
     * @param people who there is
     * @param more what else is answered at this address
     */
    public Dashboard(
            int port, List<OutsideSystem> systems, List<SandboxPerson> people, RouterFunction<ServerResponse> more) {
        String page = PAGE.formatted(
                systems.stream().map(Dashboard::row).collect(Collectors.joining("\n")),
                people.stream().map(Dashboard::row).collect(Collectors.joining("\n")));
        this.server = LoopbackServer.start(
                port,
                RouterFunctions.route()
                        .GET(
                                "/",
                                (request) -> ServerResponse.ok()
                                        .contentType(MediaType.TEXT_HTML)
                                        .bodyValue(page))
                        .add(more)
                        .build());
    }

    /** Returns the page's address. */
    public URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
    }

    private static String row(OutsideSystem system) {
        String address = HtmlUtils.htmlEscape(system.address().toString());
        return "<tr><td>%s</td><td><a href=\"%s\">%s</a></td><td>%s</td></tr>"
                .formatted(
                        HtmlUtils.htmlEscape(system.name()), address, address, HtmlUtils.htmlEscape(system.purpose()));
    }

    private static String row(SandboxPerson person) {
        return "<tr><td><code>%s</code></td><td>%s</td><td><code>%s</code></td></tr>"
                .formatted(
                        HtmlUtils.htmlEscape(person.login()),
                        HtmlUtils.htmlEscape(person.who()),
                        HtmlUtils.htmlEscape(person.gitCredentials()));
    }

    /**
     * One system.
     *
     * @param name its name
     * @param address where it answers
     * @param purpose what it does here
     */
    public record OutsideSystem(String name, URI address, String purpose) {}

    /**
     * One of the sandbox's people.
     *
     * @param login login name
     * @param who full name and what they are
     * @param gitCredentials user and token for git
     */
    public record SandboxPerson(String login, String who, String gitCredentials) {}
}
