package dev.slipway.sandbox.jenkins;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The credentials of a folder or of the system: made, listed, changed and deleted; secrets are never given back. */
final class CredentialsApi {

    private final Jenkins jenkins;

    CredentialsApi(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * Answers a request to a store.
     *
     * @param folder full name of the folder; empty for the system
     * @param exchange the request
     * @param at index of the first segment behind {@code domain/_}
     */
    Answer answer(String folder, Exchange exchange, int at) {
        String rest = exchange.rest(at);
        if (rest.equals("createCredentials") && exchange.posts()) {
            return create(folder, exchange.body());
        }
        if (rest.equals("api/json") && exchange.reads()) {
            return ItemApi.json(exchange, list(folder));
        }
        if (exchange.path().size() == at + 3
                && exchange.path().get(at).equals("credential")
                && List.of("config.xml", "doDelete").contains(exchange.path().get(at + 2))) {
            Credential credential = this.jenkins
                    .credentials()
                    .find(folder, exchange.path().get(at + 1))
                    .orElseThrow(Refusal::notFound);
            return one(folder, credential, exchange);
        }
        throw Refusal.notFound();
    }

    private Answer create(String folder, String xml) {
        Credential credential = read(xml);
        if (this.jenkins.credentials().find(folder, credential.id()).isPresent()) {
            return Answer.empty(409);
        }
        this.jenkins.credentials().put(folder, credential);
        return Answer.empty(200);
    }

    private Answer one(String folder, Credential credential, Exchange exchange) {
        if (exchange.method().equals("DELETE")) {
            this.jenkins.credentials().remove(folder, credential.id());
            return Answer.empty(200);
        }
        if (exchange.posts()) {
            Credential changed = read(exchange.body());
            this.jenkins.credentials().remove(folder, credential.id());
            this.jenkins.credentials().put(folder, changed);
            return Answer.empty(200);
        }
        return Answer.xml(redacted(credential));
    }

    private Map<String, @Nullable Object> list(String folder) {
        List<Map<String, @Nullable Object>> all = this.jenkins.credentials().in(folder).stream()
                .map((credential) -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("description", credential.description());
                    json.put("displayName", displayName(credential));
                    json.put("fingerprint", null);
                    json.put("fullName", folder + "/folder/_/" + credential.id());
                    json.put("id", credential.id());
                    json.put("typeName", credential.kind().typeName());
                    return json;
                })
                .toList();
        return Json.of("com.cloudbees.plugins.credentials.CredentialsStoreAction$DomainWrapper")
                .put("credentials", all)
                .put("description", null)
                .put("displayName", "Global credentials (unrestricted)")
                .put("fullDisplayName", folder + " » Folder » Global credentials (unrestricted)")
                .put("fullName", folder + "/folder/_")
                .put("global", true)
                .put("urlName", "_")
                .map();
    }

    private static String displayName(Credential credential) {
        return credential.description().isEmpty() ? credential.id() : credential.description();
    }

    private static Credential read(String xml) {
        Element root = Xml.parse(xml);
        Credential.Kind kind = Arrays.stream(Credential.Kind.values())
                .filter((each) -> each.element().equals(root.getTagName()))
                .findFirst()
                .orElseThrow(Refusal::broken);
        String id = Xml.text(root, "id");
        if (id.isEmpty()) {
            id = UUID.randomUUID().toString();
        }
        String description = Xml.text(root, "description");
        return switch (kind) {
            case SECRET_TEXT -> new Credential(kind, id, description, null, Xml.text(root, "secret"), null, null);
            case USERNAME_PASSWORD ->
                new Credential(
                        kind, id, description, Xml.text(root, "username"), Xml.text(root, "password"), null, null);
            case GITHUB_APP ->
                new Credential(
                        kind,
                        id,
                        description,
                        Xml.text(root, "appID"),
                        Xml.text(root, "privateKey"),
                        URI.create(Xml.text(root, "apiUri")),
                        Xml.text(root, "owner"));
        };
    }

    private static String redacted(Credential credential) {
        String secret = switch (credential.kind()) {
            case SECRET_TEXT -> "secret";
            case USERNAME_PASSWORD -> "password";
            case GITHUB_APP -> "privateKey";
        };
        String user = switch (credential.kind()) {
            case SECRET_TEXT -> "";
            case USERNAME_PASSWORD -> element("username", credential.user());
            case GITHUB_APP -> element("appID", credential.user());
        };
        String plugin = credential.kind() == Credential.Kind.SECRET_TEXT
                ? " plugin=\"plain-credentials@199.v9f8e1f741799\""
                : "";
        return "<%s%s>\n  <scope>GLOBAL</scope>\n%s%s%s  <%s>\n    <secret-redacted/>\n  </%s>\n</%s>"
                .formatted(
                        credential.kind().element(),
                        plugin,
                        element("id", credential.id()),
                        element("description", credential.description()),
                        user,
                        secret,
                        secret,
                        credential.kind().element());
    }

    private static String element(String name, @Nullable String text) {
        return "  <%s>%s</%s>\n".formatted(name, Xml.escape(String.valueOf(text)), name);
    }
}
