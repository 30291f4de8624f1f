package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what the pipeline runner needs for one build. */
final class BuildPlan {

    private static final String CHECKOUT = "slipway-checkout";

    private final Jenkins jenkins;
    private final Item job;
    private final BuildRecord build;
    private final Path workspace;

    BuildPlan(Jenkins jenkins, Item job, BuildRecord build, Path workspace) {
        this.jenkins = jenkins;
        this.job = job;
        this.build = build;
        this.workspace = workspace;
    }

    /** Returns the request; its names are those that the runner reads. */
    Map<String, Object> request() throws IOException {
        BuildRecord.Start start = this.build.start();
        Map<String, Object> credentials = new TreeMap<>();
        this.jenkins.credentials().allVisible(this.job.parent()).forEach((id, credential) -> {
            if (credential.kind() != Credential.Kind.GITHUB_APP) {
                credentials.put(id, login(credential.user(), credential.secret()));
            }
        });
        Map<String, Object> request = new LinkedHashMap<>();
        request.putAll(code(credentials));
        request.put("workspace", this.workspace.toString());
        request.put(
                "buildFolder",
                this.jenkins
                        .builds()
                        .folder(start.job(), start.number())
                        .toAbsolutePath()
                        .toString());
        request.put("environment", environment());
        request.put("parameters", start.parameters());
        request.put("credentials", credentials);
        request.put("libraries", libraries());
        request.put("previousResult", previousResult());
        return request;
    }

    /** Finds the pipeline's text and where {@code checkout scm} gets the code. */
    private Map<String, Object> code(Map<String, Object> credentials) throws IOException {
        Map<String, Object> code = new LinkedHashMap<>();
        Head head = this.build.start().head();
        ItemConfig config = new ItemConfig(this.job.config());
        if (head != null) {
            Item project = this.jenkins.items().get(this.job.parent());
            BranchSource source = this.jenkins.sources().of(project);
            fromRepository(code, source, head, new ItemConfig(project.config()).scriptPath(), credentials);
        } else if (config.scm().isPresent()) {
            GitSource source = this.jenkins.sources().ofPipeline(this.job).orElseThrow();
            String branch = config.scm().orElseThrow().branch();
            Head found = source.heads().stream()
                    .filter((each) -> each.name().equals(branch))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Couldn't find any revision to build: " + branch));
            fromRepository(code, source, found, config.scriptPath(), credentials);
        } else {
            code.put("script", config.script().orElse(""));
            code.put("scriptPath", "Jenkinsfile");
        }
        return code;
    }

    private void fromRepository(
            Map<String, Object> code, BranchSource source, Head head, String path, Map<String, Object> credentials)
            throws IOException {
        String script = source.file(path, head)
                .orElseThrow(() -> new IOException("Unable to find %s at %s".formatted(path, head.commit())));
        this.jenkins
                .builds()
                .appendToLog(
                        this.build.start().job(),
                        this.build.start().number(),
                        "Obtained %s from %s".formatted(path, head.commit()));
        code.put("script", script);
        code.put("scriptPath", path);
        Map<String, @Nullable String> from = new HashMap<>();
        from.put("url", source.cloneAddress());
        from.put("branch", head.branch());
        from.put("commit", head.commit());
        Head.Change change = head.change();
        from.put("intoBranch", change == null ? null : change.intoBranch());
        from.put("intoCommit", change == null ? null : change.intoCommit());
        BranchSource.Login login = source.login();
        if (login != null) {
            credentials.put(CHECKOUT, login(login.user(), login.password()));
            from.put("credentialsId", CHECKOUT);
        }
        code.put("source", from);
    }

    private static Map<String, @Nullable String> login(@Nullable String user, String secret) {
        Map<String, @Nullable String> login = new HashMap<>();
        login.put("user", user);
        login.put("secret", secret);
        return login;
    }

    private Map<String, Object> libraries() {
        Map<String, Object> libraries = new TreeMap<>();
        this.jenkins
                .settings()
                .libraries()
                .forEach((name, folder) -> libraries.put(
                        name, Map.of("folder", folder.toAbsolutePath().toString(), "version", "1")));
        return libraries;
    }

    private @Nullable String previousResult() {
        return this.jenkins.builds().of(this.job.fullName()).stream()
                .filter((other) -> other.start().number() < this.build.start().number())
                .map((other) -> other.progress().result())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> environment() {
        BuildRecord.Start start = this.build.start();
        String name = this.job.fullName();
        String number = String.valueOf(start.number());
        String root = this.jenkins.address() + "/";
        String page = this.jenkins.address() + this.job.path();
        Map<String, String> environment = new TreeMap<>(this.jenkins.settings().variables());
        environment.putAll(start.parameters());
        environment.put("CI", "true");
        environment.put("JENKINS_URL", root);
        environment.put("JENKINS_HOME", this.jenkins.home().toString());
        environment.put("JENKINS_NODE_COOKIE", UUID.randomUUID().toString());
        environment.put("JOB_NAME", name);
        environment.put("JOB_BASE_NAME", this.job.name());
        environment.put("JOB_URL", page);
        environment.put("BUILD_NUMBER", number);
        environment.put("BUILD_ID", number);
        environment.put("BUILD_DISPLAY_NAME", "#" + number);
        environment.put("BUILD_TAG", "jenkins-" + name.replace('/', '-') + "-" + number);
        environment.put("BUILD_URL", page + number + "/");
        Head head = start.head();
        if (head != null) {
            environment.put("BRANCH_NAME", head.name());
            Head.Change change = head.change();
            if (change != null) {
                environment.put("CHANGE_ID", String.valueOf(change.number()));
                environment.put("CHANGE_URL", change.url());
                environment.put("CHANGE_TITLE", change.title());
                environment.put("CHANGE_AUTHOR", change.author());
                environment.put("CHANGE_BRANCH", head.branch());
                environment.put("CHANGE_TARGET", change.intoBranch());
            } else if (head.primary()) {
                environment.put("BRANCH_IS_PRIMARY", "true");
            }
        }
        return environment;
    }
}
