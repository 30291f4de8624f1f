package dev.slipway.sandbox.github.page;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.PersonPrincipal;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.rule.Pulls;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.http.HtmlPages;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The button on a pull request's page: merges it in the name of whoever is chosen, by the rules that hold for them.
 *
 * <p>Nobody signs in at these pages, so whoever sits at this machine chooses.
 */
final class MergeButton {

    private final HtmlPages pages;
    private final GitHubStore store;
    private final BareRepositories git;
    private final Pulls pulls;
    private final Links links;

    MergeButton(HtmlPages pages, GitHubStore store, BareRepositories git, Pulls pulls, Links links) {
        this.pages = pages;
        this.store = store;
        this.git = git;
        this.pulls = pulls;
        this.links = links;
    }

    /** Returns who could press it: those who may write. */
    static List<String> peopleFor(HostedRepository repository) {
        return People.ALL.stream()
                .filter((person) -> mayMerge(person, repository))
                .map(Person::login)
                .toList();
    }

    /** Merges and leads back to the pull request, or says what stands against it. */
    Mono<ServerResponse> press(ServerRequest request) {
        String site = request.headers().firstHeader("Sec-Fetch-Site");
        if (site != null && !List.of("same-origin", "none").contains(site)) {
            return refuse(403, "This form was sent by another site.");
        }
        return request.formData().publishOn(Schedulers.boundedElastic()).flatMap((form) -> merge(request, form));
    }

    private Mono<ServerResponse> merge(ServerRequest request, MultiValueMap<String, String> form) {
        Optional<HostedRepository> repository = this.store.repository(request.pathVariable("repo"));
        Optional<PullRequest> pull = repository
                .filter((found) -> request.pathVariable("number").matches("\\d{1,9}"))
                .flatMap((found) -> this.store.pull(found.id(), Integer.parseInt(request.pathVariable("number"))));
        Optional<Person> person = People.find(String.valueOf(form.getFirst("as")));
        if (repository.isEmpty() || pull.isEmpty()) {
            return refuse(404, "There is no such pull request.");
        }
        if (person.isEmpty() || !mayMerge(person.get(), repository.get())) {
            return refuse(403, "Choose somebody who may write to this repository.");
        }
        try (Repository opened = this.git.open(repository.get().id())) {
            Pulls.Wish wish = new Pulls.Wish(false, null, null);
            this.pulls.merge(repository.get(), opened, pull.get(), wish, new PersonPrincipal(person.get()));
        } catch (Pulls.CannotMerge ex) {
            return refuse(409, String.valueOf(ex.getMessage()));
        }
        return ServerResponse.seeOther(URI.create(
                        this.links.page(repository.get(), "/pull/" + pull.get().number())))
                .build();
    }

    private Mono<ServerResponse> refuse(int status, String words) {
        return this.pages.show(ServerResponse.status(status), "refused", "Not merged", Map.of("words", words));
    }

    private static boolean mayMerge(Person person, HostedRepository repository) {
        return new PersonPrincipal(person).may(Need.WRITE_PULLS, repository);
    }
}
