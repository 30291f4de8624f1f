package dev.slipway.sandbox.proof.contracts.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.http.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class RefusalChecksTests {

    private static final String MODEL = """
            {"metadata":{"protocol":"json","jsonVersion":"1.1","targetPrefix":"Paint","endpointPrefix":"paint"},
             "operations":{"Mix":{"input":{"shape":"MixInput"},"errors":[{"shape":"TooWetException"}]}},
             "shapes":{"MixInput":{"type":"structure","required":["name"],"members":{
                "name":{"shape":"Name"},"shade":{"shape":"Shade"},"drops":{"shape":"Drops"}}},
              "Name":{"type":"string","pattern":"[a-z]+","max":5},
              "Shade":{"type":"string","enum":["DARK","LIGHT"]},
              "Drops":{"type":"integer","min":1,"max":9},
              "TooWetException":{"type":"structure","error":{"httpStatusCode":409}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void breakEachRuleOfTheModelOnce() throws Exception {
        assertThat(BadInputs.of(model(), "Mix"))
                .extracting(BadInput::what)
                .containsExactlyInAnyOrder(
                        "an unknown parameter",
                        "name left out",
                        "name outside its choices or pattern",
                        "name past its limits",
                        "shade outside its choices or pattern",
                        "drops past its limits",
                        "drops past its limits");
    }

    @Test
    void seeAServiceThatTakesEverything() throws Exception {
        assertThat(differences(200, "{}")).hasSize(7).allMatch((difference) -> difference.contains("is not refused"));
    }

    @Test
    void seeACodeThatNobodyDocuments() throws Exception {
        assertThat(differences(400, "{\"__type\":\"Oops\"}"))
                .allMatch((difference) -> difference.contains("a code that nobody documents"));
    }

    @Test
    void seeACodeWithAnotherStatus() throws Exception {
        assertThat(differences(400, "{\"__type\":\"TooWetException\"}"))
                .allMatch((difference) -> difference.contains("another status than its code"));
    }

    @Test
    void seeARefusalThatDoesNotSayWhatIsWrong() throws Exception {
        assertThat(differences(400, "{\"__type\":\"ValidationException\",\"message\":\"no\"}"))
                .anyMatch((difference) -> difference.contains("without naming shade"));
    }

    private List<String> differences(int status, String body) throws Exception {
        try (LoopbackServer server = LoopbackServer.start(
                0,
                RouterFunctions.route(
                        RequestPredicates.all(),
                        (request) -> ServerResponse.status(status).bodyValue(body)))) {
            RefusalChecks checks = new RefusalChecks(model(), new WireWriter(model(), server.address()));
            checks.check("Mix");
            return checks.differences();
        }
    }

    private PublishedModel model() throws Exception {
        return PublishedModel.read(Files.writeString(this.folder.resolve("paint.json"), MODEL));
    }
}
