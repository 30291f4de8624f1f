package dev.slipway.sandbox.github.store;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything GitHub remembers beside git, in one folder. */
public final class GitHubStore {

    private static final long FIRST_ID = 10_000;
    private static final int DELIVERIES_KEPT = 100;

    private final Documents<HostedRepository> repositories;
    private final Documents<CommitStatuses> statuses;
    private final Documents<HostedDeployment> deployments;
    private final Documents<PullRequest> pulls;
    private final Documents<Hook> hooks;
    private final Documents<Delivery> deliveries;
    private final Documents<InstallationToken> tokens;
    private final Documents<Long> counter;

    /** Opens the store in a folder, which is made if need be. */
    public GitHubStore(Path folder) {
        this.repositories = Documents.open(folder.resolve("repositories"), HostedRepository.class);
        this.statuses = Documents.open(folder.resolve("statuses"), CommitStatuses.class);
        this.deployments = Documents.open(folder.resolve("deployments"), HostedDeployment.class);
        this.pulls = Documents.open(folder.resolve("pulls"), PullRequest.class);
        this.hooks = Documents.open(folder.resolve("hooks"), Hook.class);
        this.deliveries = Documents.open(folder.resolve("deliveries"), Delivery.class);
        this.tokens = Documents.open(folder.resolve("tokens"), InstallationToken.class);
        this.counter = Documents.open(folder.resolve("counter"), Long.class);
    }

    /** Returns a number that was never returned before. */
    public synchronized long nextId() {
        long next = this.counter.find("last").orElse(FIRST_ID) + 1;
        this.counter.put("last", next);
        return next;
    }

    /** Returns all repositories in the order of their names. */
    public List<HostedRepository> repositories() {
        return this.repositories.all().stream()
                .sorted(Comparator.comparing(HostedRepository::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Finds a repository by name; capital letters make no difference. */
    public Optional<HostedRepository> repository(String name) {
        return this.repositories.all().stream()
                .filter((each) -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Finds a repository by id. */
    public Optional<HostedRepository> repository(long id) {
        return this.repositories.find(Long.toString(id));
    }

    /** Stores a repository unless its name is taken by another; says whether it did. */
    public synchronized boolean save(HostedRepository repository) {
        boolean taken = repository(repository.name())
                .filter((other) -> other.id() != repository.id())
                .isPresent();
        if (!taken) {
            this.repositories.put(Long.toString(repository.id()), repository);
        }
        return !taken;
    }

    /** Changes a repository that exists and keeps its name. */
    public synchronized HostedRepository change(long id, UnaryOperator<HostedRepository> change) {
        HostedRepository changed = change.apply(repository(id).orElseThrow());
        this.repositories.put(Long.toString(id), changed);
        return changed;
    }

    /** Forgets a repository with its hooks, deployments and pull requests. */
    public synchronized void removeRepository(long id) {
        hooks(id).forEach((hook) -> removeHook(hook.id()));
        deployments(id).forEach((deployment) -> removeDeployment(deployment.id()));
        pulls(id).forEach((pull) -> this.pulls.remove(pullKey(id, pull.number())));
        this.repositories.remove(Long.toString(id));
    }

    /** Returns what was said about a commit, newest first. */
    public List<CommitStatus> statuses(long repository, String sha) {
        return this.statuses
                .find(repository + "-" + sha)
                .map(CommitStatuses::statuses)
                .orElse(List.of());
    }

    /** Adds what a build says about a commit. */
    public synchronized void add(long repository, String sha, CommitStatus status) {
        List<CommitStatus> all = new ArrayList<>(statuses(repository, sha));
        all.add(0, status);
        this.statuses.put(repository + "-" + sha, new CommitStatuses(all));
    }

    /** Returns a repository's deployments, newest first. */
    public List<HostedDeployment> deployments(long repository) {
        return this.deployments.all().stream()
                .filter((deployment) -> deployment.repository() == repository)
                .sorted(Comparator.comparingLong(HostedDeployment::id).reversed())
                .toList();
    }

    /** Finds a deployment by id. */
    public Optional<HostedDeployment> deployment(long id) {
        return this.deployments.find(Long.toString(id));
    }

    /** Stores a deployment. */
    public void save(HostedDeployment deployment) {
        this.deployments.put(Long.toString(deployment.id()), deployment);
    }

    /** Forgets a deployment. */
    public void removeDeployment(long id) {
        this.deployments.remove(Long.toString(id));
    }

    /** Returns a repository's pull requests, newest first. */
    public List<PullRequest> pulls(long repository) {
        return this.pulls.all().stream()
                .filter((pull) -> pull.repository() == repository)
                .sorted(Comparator.comparingInt(PullRequest::number).reversed())
                .toList();
    }

    /** Finds a pull request by number. */
    public Optional<PullRequest> pull(long repository, int number) {
        return this.pulls.find(pullKey(repository, number));
    }

    /** Stores a pull request. */
    public void save(PullRequest pull) {
        this.pulls.put(pullKey(pull.repository(), pull.number()), pull);
    }

    /** Returns a repository's hooks, oldest first. */
    public List<Hook> hooks(long repository) {
        return this.hooks.all().stream()
                .filter((hook) -> hook.repository() == repository)
                .sorted(Comparator.comparingLong(Hook::id))
                .toList();
    }

    /** Finds a hook by id. */
    public Optional<Hook> hook(long id) {
        return this.hooks.find(Long.toString(id));
    }

    /** Stores a hook. */
    public void save(Hook hook) {
        this.hooks.put(Long.toString(hook.id()), hook);
    }

    /** Forgets a hook and what was delivered to it. */
    public void removeHook(long id) {
        this.hooks.remove(Long.toString(id));
        deliveries(id).forEach((delivery) -> this.deliveries.remove(deliveryKey(delivery)));
    }

    /** Returns the attempts to tell a hook, newest first. */
    public List<Delivery> deliveries(long hook) {
        return this.deliveries.all().stream()
                .filter((delivery) -> delivery.hook() == hook)
                .sorted(Comparator.comparingLong(Delivery::id).reversed())
                .toList();
    }

    /** Stores an attempt; of older ones the last hundred stay. */
    public void save(Delivery delivery) {
        this.deliveries.put(deliveryKey(delivery), delivery);
        deliveries(delivery.hook()).stream()
                .skip(DELIVERIES_KEPT)
                .forEach((old) -> this.deliveries.remove(deliveryKey(old)));
    }

    /** Finds a token by the hash of its text. */
    public Optional<InstallationToken> token(String hash) {
        return this.tokens.find(hash);
    }

    /** Stores a token under the hash of its text. */
    public void save(String hash, InstallationToken token) {
        this.tokens.put(hash, token);
    }

    private static String pullKey(long repository, int number) {
        return repository + "-" + number;
    }

    private static String deliveryKey(Delivery delivery) {
        return Long.toString(delivery.id());
    }
}
