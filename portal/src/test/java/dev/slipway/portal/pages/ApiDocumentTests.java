package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.web.api.ApiCall;
import dev.slipway.portal.web.api.ApiGuide;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document tells of every route, with words and examples, and of nothing else. */
@OnWholePortal
class ApiDocumentTests {

    private final ApplicationContext context;
    private final ApiGuide guide;

    ApiDocumentTests(@Autowired ApplicationContext context, @Autowired ApiGuide guide) {
        this.context = context;
        this.guide = guide;
    }

    @Test
    void everyRouteHasItsWordsAndEveryWordItsRoute() {
        Set<String> words = new TreeSet<>();
        this.guide.calls().stream().map(ApiCall::call).forEach(words::add);

        assertThat(words).isEqualTo(routes());
    }

    @Test
    void theDocumentTellsOfEveryRouteWithExamples() {
        JsonNode document = document();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        Set<String> told = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach((path) -> path.getValue().properties().forEach((operation) -> {
                    String call = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    told.add(call);
                    check(call, operation.getValue());
                }));
        assertThat(told).isEqualTo(routes());
    }

    private void check(String call, JsonNode operation) {
        ApiCall words = this.guide.calls().stream()
                .filter((each) -> each.call().equals(call))
                .findFirst()
                .orElseThrow();
        assertThat(operation.path("summary").asString(""))
                .as("summary of %s", call)
                .isEqualTo(words.does());
        JsonNode answer = operation.path("responses").path(String.valueOf(words.status()));
        assertThat(answer.isObject()).as("answer of %s", call).isTrue();
        if (answer.has("content")) {
            assertThat(answer.findValue("example"))
                    .as("example of the answer of %s", call)
                    .isNotNull();
        }
        if (operation.has("requestBody")) {
            assertThat(operation.path("requestBody").findValue("example"))
                    .as("example of the body of %s", call)
                    .isNotNull();
        }
        assertThat(operation.path("responses").has("default"))
                .as("problems of %s", call)
                .isTrue();
        assertThat(operation
                        .path("parameters")
                        .valueStream()
                        .map((each) -> each.path("name").asString()))
                .as("parameters of %s", call)
                .doesNotContain("caller");
    }

    private JsonNode document() {
        byte[] body = Visitors.of(this.context, "dana", "city-hall")
                .mutate()
                .responseTimeout(Duration.ofMinutes(1))
                .build()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        this.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach((route) -> route.getPatternsCondition().getPatterns().stream()
                        .map(Objects::toString)
                        .filter((path) -> path.startsWith("/api/"))
                        .forEach((path) -> route.getMethodsCondition()
                                .getMethods()
                                .forEach((method) -> routes.add(method + " " + path))));
        return routes;
    }
}
