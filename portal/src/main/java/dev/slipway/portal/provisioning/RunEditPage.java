package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Question;
import dev.slipway.portal.template.Template;
import dev.slipway.portal.web.FormProblem;
import dev.slipway.portal.web.HtmlPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks a template's questions again, to retry a create run with other answers. */
@HtmlPage
final class RunEditPage {

    private final EditedRetry retry;
    private final RunAccess access;
    private final AppDirectory apps;
    private final Catalogue catalogue;

    RunEditPage(EditedRetry retry, RunAccess access, AppDirectory apps, Catalogue catalogue) {
        this.retry = retry;
        this.access = access;
        this.apps = apps;
        this.catalogue = catalogue;
    }

    @GetMapping("/runs/{id}/edit")
    Mono<Rendering> form(Caller.Person caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap((run) -> app(run).map((app) -> page(run, app, answers(app), Map.of())));
    }

    @PostMapping("/runs/{id}/edit")
    Mono<Rendering> retry(Caller.Person caller, @PathVariable String id, ServerWebExchange exchange) {
        return Mono.zip(this.access.find(caller, Action.RUN_CHANGE, id), exchange.getFormData())
                .flatMap((both) ->
                        app(both.getT1()).flatMap((app) -> retry(both.getT1(), app, sent(app, both.getT2()))));
    }

    private Mono<Rendering> retry(Run run, App app, Map<String, String> answers) {
        Map<String, Object> typed = new HashMap<>();
        questions(app)
                .forEach((question) ->
                        typed.put(question.name(), question.answer(answers.getOrDefault(question.name(), ""))));
        return this.retry
                .retry(run.id(), typed)
                .map(RunRedirect::to)
                .onErrorResume(
                        InvalidInput.class,
                        (fault) -> Mono.just(page(
                                run,
                                app,
                                answers,
                                Objects.requireNonNull(FormProblem.of(fault)).errors())));
    }

    private Rendering page(Run run, App app, Map<String, String> answers, Map<String, String> errors) {
        List<ParameterField> fields = questions(app).stream()
                .map((question) -> ParameterField.of(
                        question.name(),
                        question,
                        answers.getOrDefault(question.name(), ""),
                        errors.getOrDefault("parameters." + question.name(), "")))
                .toList();
        return Rendering.view("run/edit")
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("id", run.id())
                .modelAttribute("app", run.app().value())
                .modelAttribute("mayBeEdited", EditedRetry.mayBeEdited(run))
                .modelAttribute("fields", fields)
                .modelAttribute("errors", errors.values())
                .build();
    }

    private Mono<App> app(Run run) {
        return this.apps.during(run.app(), run.id());
    }

    private List<Question> questions(App app) {
        return this.catalogue
                .version(app.template())
                .map(Template::manifest)
                .map(Question::of)
                .orElse(List.of());
    }

    private static Map<String, String> answers(App app) {
        Map<String, String> answers = new HashMap<>();
        app.parameters().forEach((name, value) -> answers.put(name, String.valueOf(value)));
        return answers;
    }

    private Map<String, String> sent(App app, MultiValueMap<String, String> form) {
        Map<String, String> answers = new HashMap<>();
        questions(app)
                .forEach((question) ->
                        answers.put(question.name(), Objects.requireNonNullElse(form.getFirst(question.name()), "")));
        return answers;
    }
}
