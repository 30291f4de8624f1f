package dev.slipway.sandbox.proof;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person at the portal's pages with a browser that runs no script: it follows links, keeps cookies, sends forms. */
public final class WebSession {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI portal;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private WebSession(URI portal) {
        this.portal = portal;
    }

    /** Signs a person in through the OpenID provider's page. */
    public static WebSession signIn(URI portal, String login) {
        WebSession session = new WebSession(portal);
        Page page = session.open("/oauth2/authorization/slipway");
        Element choice = page.document().selectFirst("[name=login][value=" + login + "]");
        if (choice == null) {
            throw new ProofFailed("The sign-in page offers no '%s':%n%s"
                    .formatted(login, page.document().text()));
        }
        Element form = choice.closest("form");
        if (form == null) {
            throw new ProofFailed("The sign-in page has no form around '%s'.".formatted(login));
        }
        session.submit(form, Map.of("login", login));
        return session;
    }

    /** Returns what sends the requests, with the cookies of this person. */
    public HttpClient client() {
        return this.client;
    }

    /** Opens a page of the portal. */
    Page open(String path) {
        return send(HttpRequest.newBuilder(this.portal.resolve(path)).header("Accept", "text/html"));
    }

    /** Fills in the named fields of a form and sends it; every other field keeps its value. */
    Page submit(Element form, Map<String, String> answers) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], select[name], textarea[name]")) {
            boolean choice =
                    field.attr("type").equals("radio") || field.attr("type").equals("checkbox");
            if (!choice || field.hasAttr("checked")) {
                fields.put(field.attr("name"), valueOf(field));
            }
        }
        fields.putAll(answers);
        String body = fields.entrySet().stream()
                .map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Reads a resource of the portal's API as text. */
    String read(String path) {
        return request(HttpRequest.newBuilder(this.portal.resolve(path)).header("Accept", "application/json"))
                .body();
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> response = request(request);
        return new Page(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    private HttpResponse<String> request(HttpRequest.Builder request) {
        try {
            return this.client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new ProofFailed("The portal did not answer: " + ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted while the portal answered.");
        }
    }

    private static String valueOf(Element field) {
        if (field.normalName().equals("select")) {
            Element chosen = field.selectFirst("option[selected]");
            Element first = chosen == null ? field.selectFirst("option") : chosen;
            return first == null ? "" : first.attr("value");
        }
        return field.normalName().equals("textarea") ? field.text() : field.attr("value");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * A page as it came.
     *
     * @param status HTTP status
     * @param address where it came from, after redirects
     * @param document what it says
     */
    record Page(int status, URI address, Document document) {}
}
