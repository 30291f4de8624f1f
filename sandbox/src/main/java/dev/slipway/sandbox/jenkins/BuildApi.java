package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands below a build: its record, log, tests, stages, files, and the button that stops it. */
final class BuildApi {

    private static final List<String> WORDS = List.of(
            "lastBuild",
            "lastCompletedBuild",
            "lastFailedBuild",
            "lastStableBuild",
            "lastSuccessfulBuild",
            "lastUnstableBuild",
            "lastUnsuccessfulBuild");

    private final Jenkins jenkins;
    private final Pages pages;

    BuildApi(Jenkins jenkins, Pages pages) {
        this.jenkins = jenkins;
        this.pages = pages;
    }

    static boolean isReference(String segment) {
        return WORDS.contains(segment) || segment.matches("\\d{1,9}");
    }

    Answer answer(Item item, Exchange exchange, int at) throws IOException {
        String reference = exchange.path().get(at);
        BuildRecord build = find(item, reference).orElseThrow(Refusal::notFound);
        String rest = exchange.rest(at + 1);
        if (exchange.posts()) {
            return post(item, build, rest, exchange);
        }
        if (rest.startsWith("artifact/")) {
            return artifact(build, rest.substring("artifact/".length()));
        }
        return switch (rest) {
            case "", "console", "display/redirect" -> Answer.html(200, this.pages.build(item, build));
            case "api/json" -> ItemApi.json(exchange, BuildJson.full(this.jenkins, item, build));
            case "consoleText" -> Answer.text(new String(read(log(build), 0), StandardCharsets.UTF_8));
            case "logText/progressiveText" -> progressive(build, exchange);
            case "testReport/api/json" -> testReport(build, exchange);
            case "wfapi/describe" -> Answer.plainJson(BuildJson.stages(item, build, reference));
            default -> throw Refusal.notFound();
        };
    }

    private Answer post(Item item, BuildRecord build, String rest, Exchange exchange) throws IOException {
        return switch (rest) {
            case "logText/progressiveText" -> progressive(build, exchange);
            case "stop", "term" -> {
                this.jenkins.running().stop(build, exchange.user());
                yield Answer.redirect(item.path() + build.start().number() + "/");
            }
            case "kill" -> {
                this.jenkins.running().kill(build, exchange.user());
                yield Answer.redirect(item.path() + build.start().number() + "/");
            }
            default -> throw Refusal.notFound();
        };
    }

    private Optional<BuildRecord> find(Item item, String reference) {
        if (!WORDS.contains(reference)) {
            return this.jenkins.builds().find(item.fullName(), Integer.parseInt(reference));
        }
        return this.jenkins.builds().of(item.fullName()).stream()
                .filter((build) ->
                        isMeant(reference, String.valueOf(build.progress().result()), build.running()))
                .findFirst();
    }

    private static boolean isMeant(String reference, String result, boolean running) {
        return switch (reference) {
            case "lastCompletedBuild" -> !running;
            case "lastFailedBuild" -> result.equals("FAILURE");
            case "lastStableBuild" -> result.equals("SUCCESS");
            case "lastSuccessfulBuild" -> result.equals("SUCCESS") || result.equals("UNSTABLE");
            case "lastUnstableBuild" -> result.equals("UNSTABLE");
            case "lastUnsuccessfulBuild" -> !running && !result.equals("SUCCESS");
            default -> true;
        };
    }

    private Path log(BuildRecord build) {
        return this.jenkins.builds().log(build.start().job(), build.start().number());
    }

    /** Reads a log from a byte on: whoever follows a long one asks for its end again and again. */
    private static byte[] read(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(Math.min(from, Files.size(log)));
            return in.readAllBytes();
        }
    }

    private Answer progressive(BuildRecord build, Exchange exchange) throws IOException {
        boolean more = build.running();
        Path log = log(build);
        long size = Files.exists(log) ? Files.size(log) : 0;
        long start;
        try {
            start = Math.max(0, Math.min(Integer.parseInt(exchange.fields().getOrDefault("start", "0")), size));
        } catch (NumberFormatException ex) {
            throw Refusal.broken();
        }
        byte[] rest = read(log, start);
        Answer answer = Answer.text(new String(rest, StandardCharsets.UTF_8))
                .with("X-Text-Size", String.valueOf(start + rest.length));
        return more ? answer.with("X-More-Data", "true") : answer;
    }

    private static Answer testReport(BuildRecord build, Exchange exchange) {
        if (build.progress().suites().isEmpty()) {
            throw Refusal.notFound();
        }
        return ItemApi.json(exchange, BuildJson.testReport(build));
    }

    private Answer artifact(BuildRecord build, String name) throws IOException {
        Path archive = this.jenkins
                .builds()
                .folder(build.start().job(), build.start().number())
                .resolve("archive");
        Path file = archive.resolve(name).normalize();
        if (!file.startsWith(archive) || !Files.isRegularFile(file)) {
            throw Refusal.notFound();
        }
        return new Answer(200, Map.of("Content-Type", "application/octet-stream"), Files.readAllBytes(file));
    }
}
