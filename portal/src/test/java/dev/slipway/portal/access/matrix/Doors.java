package dev.slipway.portal.access.matrix;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** Knocks at the portal's routes as every principal, each time with the same world behind them. */
final class Doors {

    private final ApplicationContext portal;
    private final SampleWorld world;
    private final List<WebTestClient> principals;

    Doors(ApplicationContext portal, SampleWorld world) {
        this.portal = portal;
        this.world = world;
        this.principals = world.principals(portal);
    }

    /** Returns every route of the router, as rows that say what the table expects of them. */
    List<MatrixRow> routes(Matrix expected) {
        return this.portal.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
                .flatMap((route) -> rows(route, expected).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the row as it is observed. */
    MatrixRow knock(MatrixRow row) {
        return row.with(this.principals.stream().map((who) -> answer(who, row)).toList());
    }

    /** Sends the request of a row once, as the admin. */
    void knockAsAdmin(MatrixRow row) {
        answer(this.principals.get(MatrixRow.PRINCIPALS.indexOf("admin")), row);
    }

    private static List<MatrixRow> rows(RequestMappingInfo route, Matrix expected) {
        List<MatrixRow> rows = new ArrayList<>();
        route.getPatternsCondition().getPatterns().forEach((pattern) -> {
            List<String> methods = route.getMethodsCondition().getMethods().stream()
                    .map(Enum::name)
                    .toList();
            (methods.isEmpty() ? List.of("GET") : methods)
                    .forEach((method) -> rows.add(expected.rowOf(method, pattern.getPatternString())));
        });
        return rows;
    }

    private String answer(WebTestClient who, MatrixRow row) {
        this.world.restore();
        FluxExchangeResult<Void> answer = send(who.mutateWith(csrf()), row);
        int status = answer.getStatus().value();
        URI target = answer.getResponseHeaders().getLocation();
        if (status == 401
                || status == 403
                || (target != null && target.getPath().startsWith("/oauth2/"))) {
            return MatrixRow.OUT;
        }
        return status == 405 || status >= 500 ? String.valueOf(status) : MatrixRow.IN;
    }

    private FluxExchangeResult<Void> send(WebTestClient who, MatrixRow row) {
        WebTestClient.RequestBodySpec request =
                who.method(HttpMethod.valueOf(row.method())).uri(this.world.address(row.path()));
        if (!row.method().equals("GET")) {
            boolean form = !row.path().startsWith("/api/");
            request.contentType(form ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.APPLICATION_JSON)
                    .bodyValue(row.body().isEmpty() && !form ? "{}" : row.body());
        }
        return request.exchange().returnResult(Void.class);
    }
}
