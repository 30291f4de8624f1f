package dev.slipway.portal.web.api;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the OpenAPI document whole: the routes and their types are found by themselves, words and examples come from the
 * {@link ApiGuide}, and every call tells how it is signed in to and what its problems look like.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String BEARER = "bearer";
    private static final String SESSION = "session";
    private static final String PROBLEM = "application/problem+json";
    private static final Map<String, Object> PROBLEM_EXAMPLE = Map.of(
            "type", "/help#problem-invalid-input",
            "title", "Invalid input",
            "status", 422,
            "detail", "'Parking' is not a name for an app.",
            "errors", List.of(Map.of("field", "name", "message", "'Parking' is not a name for an app.")),
            "requestId", "5f1c0a9be2d34c77");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Caller.Person.class)
                .replaceWithSchema(AppName.class, text("[a-z][a-z0-9]*(-[a-z0-9]+)*", "parking-permits"))
                .replaceWithSchema(EnvironmentName.class, text("[a-z][a-z0-9]{1,7}", "test"));
    }

    @Bean
    OpenApiCustomizer words(ApiGuide guide) {
        return (document) -> {
            describe(document);
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> complete(guide, path, method, operation)));
        };
    }

    private static void describe(OpenAPI document) {
        document.info(
                new Info()
                        .title("Slipway")
                        .version("v1")
                        .description(
                                "Turns an app name into a running app, deploys it and tells what happened. People send their"
                                        + " own token from the sign-in provider, pipelines the token of their app. Every error is a"
                                        + " problem after RFC 9457. Lists answer {items, next}: send next as cursor for the next page."));
        Components components = document.getComponents() == null ? new Components() : document.getComponents();
        components.addSecuritySchemes(
                BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        components.addSecuritySchemes(
                SESSION,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("SLIPWAY"));
        components.addSchemas(
                "Problem",
                new Schema<>()
                        .type("object")
                        .addProperty("type", new StringSchema())
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new Schema<>().type("integer"))
                        .addProperty("detail", new StringSchema())
                        .addProperty("requestId", new StringSchema()));
        document.components(components);
        document.security(
                List.of(new SecurityRequirement().addList(BEARER), new SecurityRequirement().addList(SESSION)));
    }

    private static void complete(ApiGuide guide, String path, PathItem.HttpMethod method, Operation operation) {
        ApiResponses answers = operation.getResponses();
        answers.addApiResponse(
                ApiResponses.DEFAULT,
                new ApiResponse()
                        .description("A problem after RFC 9457")
                        .content(new Content()
                                .addMediaType(
                                        PROBLEM,
                                        new MediaType()
                                                .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                                                .example(PROBLEM_EXAMPLE))));
        guide.find(method.name(), path).ifPresent((call) -> {
            operation.summary(call.does()).description("%s For: %s.".formatted(call.words(), call.who()));
            operation.tags(List.of(path.split("/")[3]));
            if (call.body() != null && operation.getRequestBody() != null) {
                operation.getRequestBody().getContent().values().forEach((type) -> type.example(call.body()));
            }
            ApiResponse found = answers.remove("200");
            ApiResponse well =
                    answers.getOrDefault(String.valueOf(call.status()), (found != null) ? found : new ApiResponse());
            answers.addApiResponse(String.valueOf(call.status()), example(well, call));
        });
    }

    private static ApiResponse example(ApiResponse answer, ApiCall call) {
        answer.description(call.does());
        if (call.answer() != null && answer.getContent() != null) {
            Content content = new Content();
            answer.getContent()
                    .forEach((type, value) -> content.addMediaType(
                            type.equals("*/*") ? "application/json" : type, value.example(call.answer())));
            answer.content(content);
        }
        return answer;
    }

    private static Schema<?> text(String pattern, String example) {
        return new StringSchema().pattern(pattern).example(example);
    }
}
