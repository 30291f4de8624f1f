package dev.slipway.sandbox.aws.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts botocore's service models down to the operations that the sandbox offers, with the shapes these use, and writes
 * them one shape a line, so that changes can be read.
 *
 * <p>Arguments: the folder of botocore's models ({@code ecr.json}, …) and the folder that takes the cut ones.
 */
public final class TrimModels {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> FACTS = Set.of("version", "metadata");

    private final JsonNode model;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Map<String, JsonNode> shapes = new TreeMap<>();

    private TrimModels(JsonNode model, Iterable<String> offered) {
        this.model = model;
        for (String name : offered) {
            JsonNode operation = model.path("operations").path(name);
            if (operation.isMissingNode()) {
                throw new IllegalArgumentException("The model has no operation " + name);
            }
            this.operations.put(name, operation);
            keep(operation);
        }
    }

    /** Writes the cut models. */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        for (Map.Entry<String, List<String>> service : offered().entrySet()) {
            Files.writeString(to.resolve(service.getKey() + ".json"), trim(from, service.getKey(), service.getValue()));
        }
    }

    /** Returns the text of a cut model. */
    static String trim(Path models, String service, List<String> operations) throws IOException {
        return new TrimModels(JSON.readTree(Files.readAllBytes(models.resolve(service + ".json"))), operations).text();
    }

    /** Returns the operations of each service that the sandbox offers. */
    static Map<String, List<String>> offered() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(ServiceModel.class.getResourceAsStream("offered.properties"))) {
            properties.load(file);
        }
        Map<String, List<String>> offered = new TreeMap<>();
        properties.forEach((service, operations) -> offered.put(
                (String) service, new ArrayList<>(new TreeSet<>(List.of(((String) operations).split(" +"))))));
        return offered;
    }

    private void keep(JsonNode referring) {
        for (JsonNode name : referring.findValues("shape")) {
            JsonNode shape = this.model.path("shapes").path(name.asString());
            if (this.shapes.putIfAbsent(name.asString(), shape) == null) {
                keep(shape);
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("{\n");
        for (String fact : new TreeSet<>(FACTS)) {
            text.append("\"%s\": %s,\n".formatted(fact, this.model.path(fact)));
        }
        text.append("\"operations\": ").append(lines(this.operations)).append(",\n");
        return text.append("\"shapes\": ")
                .append(lines(this.shapes))
                .append("\n}\n")
                .toString();
    }

    private static String lines(Map<String, JsonNode> entries) {
        List<String> lines = new ArrayList<>();
        entries.forEach((name, value) -> lines.add("\"%s\": %s".formatted(name, value)));
        return "{\n" + String.join(",\n", lines) + "\n}";
    }
}
