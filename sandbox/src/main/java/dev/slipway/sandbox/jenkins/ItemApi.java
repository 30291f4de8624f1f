package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands below {@code /job/…}: folders and jobs, their configuration, their life and their builds. */
final class ItemApi {

    private static final String XML_DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Jenkins jenkins;
    private final Pages pages;
    private final CredentialsApi credentials;
    private final BuildApi builds;

    ItemApi(Jenkins jenkins, Pages pages, CredentialsApi credentials) {
        this.jenkins = jenkins;
        this.pages = pages;
        this.credentials = credentials;
        this.builds = new BuildApi(jenkins, pages);
    }

    Answer answer(Exchange exchange) throws IOException {
        List<String> path = exchange.path();
        int at = 0;
        StringBuilder name = new StringBuilder();
        while (at + 1 < path.size() && path.get(at).equals("job")) {
            name.append(name.isEmpty() ? "" : "/").append(path.get(at + 1));
            at += 2;
        }
        Item item = this.jenkins.items().get(name.toString());
        String rest = exchange.rest(at);
        if (rest.startsWith("credentials/store/folder/domain/_")) {
            return this.credentials.answer(item.fullName(), exchange, at + 5);
        }
        if (!item.holdsItems() && at < path.size() && BuildApi.isReference(path.get(at))) {
            return this.builds.answer(item, exchange, at);
        }
        if (exchange.method().equals("DELETE") && rest.isEmpty()) {
            this.jenkins.delete(item);
            return Answer.empty(204);
        }
        return exchange.posts() ? post(item, rest, exchange) : get(item, rest, exchange);
    }

    private Answer get(Item item, String rest, Exchange exchange) throws IOException {
        return switch (rest) {
            case "" -> Answer.html(200, this.pages.item(item));
            case "api/json" -> json(exchange, new ItemJson(this.jenkins, chooses(exchange)).of(item));
            case "config.xml" -> Answer.xml(XML_DECLARATION + item.config());
            case "indexing/consoleText", "indexing/console" -> indexingLog(item);
            default -> throw Refusal.notFound();
        };
    }

    private Answer indexingLog(Item item) throws IOException {
        if (!Files.exists(this.jenkins.indexing().log(item))) {
            throw Refusal.notFound();
        }
        return Answer.text(Files.readString(this.jenkins.indexing().log(item)));
    }

    private Answer post(Item item, String rest, Exchange exchange) {
        return switch (rest) {
            case "createItem" -> create(item.fullName(), exchange);
            case "config.xml" -> configure(item, exchange);
            case "enable" -> able(item, false);
            case "disable" -> able(item, true);
            case "doDelete" -> {
                this.jenkins.delete(item);
                yield Answer.redirect(
                        item.parent().isEmpty()
                                ? "/"
                                : this.jenkins.items().get(item.parent()).path());
            }
            case "confirmRename" -> rename(item, exchange.fields().getOrDefault("newName", ""));
            case "build" -> build(item, exchange);
            case "buildWithParameters" -> buildWithParameters(item, exchange);
            default -> throw Refusal.notFound();
        };
    }

    Answer create(String parent, Exchange exchange) {
        String name = exchange.query().getOrDefault("name", "");
        if (!exchange.contentType().contains("xml")) {
            throw Refusal.bad("No mode given", "No mode given");
        }
        Item item = this.jenkins.items().create(parent, name, exchange.body());
        if (item.kind() == Item.Kind.MULTIBRANCH) {
            this.jenkins.indexing().scan(item, BuildRecord.Cause.indexing());
        }
        return Answer.empty(200);
    }

    private Answer configure(Item item, Exchange exchange) {
        if (ItemConfig.kindOf(exchange.body()) != item.kind()) {
            throw Refusal.broken();
        }
        Item changed = item.withConfig(ItemConfig.withoutDeclaration(exchange.body()));
        this.jenkins.items().put(changed);
        if (item.kind() == Item.Kind.MULTIBRANCH) {
            this.jenkins.indexing().scan(changed, BuildRecord.Cause.indexing());
        }
        return Answer.empty(200);
    }

    private Answer able(Item item, boolean disabled) {
        this.jenkins
                .items()
                .change(
                        item.fullName(),
                        (found) -> found.withConfig(ItemConfig.withDisabled(found.config(), disabled)));
        return Answer.redirect(item.path());
    }

    private Answer rename(Item item, String name) {
        if (item.holdsItems() && !this.jenkins.items().in(item.fullName()).isEmpty()) {
            throw Refusal.bad("This sandbox renames empty folders and jobs only", "Not supported");
        }
        Item renamed = this.jenkins.items().rename(item, name);
        String path = renamed.path();
        return Answer.redirect(path.substring(0, path.length() - 1));
    }

    private Answer build(Item item, Exchange exchange) {
        boolean buildable = this.jenkins.buildable(item);
        if (item.kind() == Item.Kind.MULTIBRANCH) {
            if (!buildable) {
                throw Refusal.broken();
            }
            this.jenkins
                    .indexing()
                    .scan(item, new BuildRecord.Cause(exchange.user(), "Started by user " + exchange.user()));
            return Answer.redirect(item.path());
        }
        requireBuildable(item, buildable, exchange);
        if (!new ItemConfig(item.config()).parameters().isEmpty()) {
            return Answer.container(400, "Nothing is submitted", "/" + exchange.rest(0));
        }
        return queued(item, exchange, Map.of());
    }

    private Answer buildWithParameters(Item item, Exchange exchange) {
        requireBuildable(item, this.jenkins.buildable(item), exchange);
        List<ItemConfig.ParameterDefinition> parameters = new ItemConfig(item.config()).parameters();
        if (parameters.isEmpty()) {
            throw new Refusal(500, "", "%s is not parameterized".formatted(item.fullName()));
        }
        Map<String, String> given = exchange.fields();
        Map<String, String> values = new LinkedHashMap<>();
        for (ItemConfig.ParameterDefinition parameter : parameters) {
            String value = given.getOrDefault(parameter.name(), parameter.initial());
            if (!parameter.choices().isEmpty() && !parameter.choices().contains(value)) {
                throw Refusal.broken();
            }
            values.put(parameter.name(), value);
        }
        return queued(item, exchange, values);
    }

    private static void requireBuildable(Item item, boolean buildable, Exchange exchange) {
        if (item.holdsItems()) {
            throw Refusal.notFound();
        }
        if (!buildable) {
            throw new ContainerRefusal(409, item.fullName() + " is not buildable", "/" + exchange.rest(0));
        }
    }

    private Answer queued(Item item, Exchange exchange, Map<String, String> parameters) {
        QueueItem queued =
                this.jenkins.schedule(item, BuildRecord.Cause.user(exchange.user()), new LinkedHashMap<>(parameters));
        return Answer.empty(201).with("Location", this.jenkins.address() + "/queue/item/" + queued.id() + "/");
    }

    static boolean chooses(Exchange exchange) {
        return exchange.query().containsKey("tree");
    }

    /** Answers with an object, or with those of its fields that the request chooses. */
    static Answer json(Exchange exchange, Map<String, @Nullable Object> object) {
        String tree = exchange.query().get("tree");
        return Answer.json(tree == null ? object : JsonTree.parse(tree).of(object));
    }

    /** A refusal that the servlet container words, not Jenkins. */
    static final class ContainerRefusal extends RuntimeException {

        private final int status;
        private final String path;

        ContainerRefusal(int status, String message, String path) {
            super(message);
            this.status = status;
            this.path = path;
        }

        Answer answer() {
            return Answer.container(this.status, String.valueOf(getMessage()), this.path);
        }
    }
}
