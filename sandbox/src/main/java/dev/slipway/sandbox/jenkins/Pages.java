package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plain pages for people, so that links to folders, jobs and builds land somewhere readable. */
final class Pages {

    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:70rem;margin:0 auto;padding:1rem}
            header{border-bottom:1px solid #8888;margin-bottom:1rem}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8884}
            pre{overflow:auto;padding:1rem;border:1px solid #8888;border-radius:.4rem;font-size:.85rem}
            .SUCCESS{color:#1a7f37}.FAILURE,.FAILED{color:#cf222e}.UNSTABLE{color:#9a6700}
            @media (prefers-color-scheme:dark){.SUCCESS{color:#57d178}.FAILURE,.FAILED{color:#ff8078}.UNSTABLE{color:#e2b340}}
            """;

    private final Jenkins jenkins;

    Pages(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    String root() {
        return page("Jenkins", "<p>The sandbox's Jenkins.</p>" + children(""));
    }

    String item(Item item) {
        StringBuilder body = new StringBuilder(trail(item.parent()));
        String description = new ItemConfig(item.config()).description();
        if (!description.isEmpty()) {
            body.append("<p>").append(Xml.escape(description)).append("</p>");
        }
        if (!this.jenkins.buildable(item)) {
            body.append("<p><strong>Disabled.</strong></p>");
        }
        body.append(item.holdsItems() ? children(item.fullName()) : builds(item));
        return page(item.fullDisplayName(), body.toString());
    }

    String build(Item item, BuildRecord build) throws IOException {
        String result =
                build.running() ? "running" : String.valueOf(build.progress().result());
        StringBuilder body = new StringBuilder(trail(item.fullName()));
        body.append("<p>Result: <strong class=\"%s\">%s</strong> · %s · started %s</p>"
                .formatted(
                        result,
                        result,
                        Xml.escape(build.start().cause().words()),
                        Instant.ofEpochMilli(build.start().startedAt())));
        stages(build.progress().stages(), body);
        failedTests(build, body);
        body.append("<h2>Console</h2><p><a href=\"%s%d/consoleText\">as plain text</a></p><pre tabindex=\"0\">"
                .formatted(item.path(), build.start().number()));
        Path log = this.jenkins.builds().log(item.fullName(), build.start().number());
        body.append(Files.exists(log) ? Xml.escape(Files.readString(log, StandardCharsets.UTF_8)) : "");
        body.append("</pre>");
        return page(item.fullDisplayName() + " " + build.name(), body.toString());
    }

    String error(int status, String message) {
        return page("Oops!", "<p>%d: %s</p>".formatted(status, Xml.escape(message)));
    }

    private static void stages(List<BuildRecord.Stage> stages, StringBuilder body) {
        if (stages.isEmpty()) {
            return;
        }
        body.append("<h2>Stages</h2><table><tr><th>Stage</th><th>Status</th><th>Time</th></tr>");
        for (BuildRecord.Stage stage : stages) {
            long end = stage.endedAt() == 0 ? System.currentTimeMillis() : stage.endedAt();
            body.append("<tr><td>%s</td><td class=\"%s\">%s</td><td>%.1f s</td></tr>"
                    .formatted(
                            Xml.escape(stage.name()),
                            stage.status(),
                            stage.status(),
                            Duration.ofMillis(end - stage.startedAt()).toMillis() / 1000.0));
        }
        body.append("</table>");
    }

    private static void failedTests(BuildRecord build, StringBuilder body) {
        if (build.failedTests() == 0) {
            return;
        }
        body.append("<h2>Failed tests</h2><ul>");
        build.tests().stream()
                .filter((test) -> "FAILED".equals(test.get("status")))
                .forEach((test) -> body.append("<li>%s.%s: %s</li>"
                        .formatted(
                                Xml.escape(String.valueOf(test.get("className"))),
                                Xml.escape(String.valueOf(test.get("name"))),
                                Xml.escape(String.valueOf(test.get("errorDetails"))))));
        body.append("</ul>");
    }

    private String children(String folder) {
        List<Item> items = this.jenkins.items().in(folder);
        if (items.isEmpty()) {
            return "<p>Nothing here yet.</p>";
        }
        StringBuilder list = new StringBuilder("<ul>");
        items.forEach((item) ->
                list.append("<li><a href=\"%s\">%s</a></li>".formatted(item.path(), Xml.escape(item.displayName()))));
        return list.append("</ul>").toString();
    }

    private String builds(Item item) {
        StringBuilder table = new StringBuilder("<table><tr><th>Build</th><th>Result</th><th>Started</th></tr>");
        for (BuildRecord build : this.jenkins.builds().of(item.fullName())) {
            String result = build.running()
                    ? "running"
                    : String.valueOf(build.progress().result());
            table.append("<tr><td><a href=\"%s%d/\">%s</a></td><td class=\"%s\">%s</td><td>%s</td></tr>"
                    .formatted(
                            item.path(),
                            build.start().number(),
                            Xml.escape(build.name()),
                            result,
                            result,
                            Instant.ofEpochMilli(build.start().startedAt())));
        }
        return table.append("</table>").toString();
    }

    /** Returns the way back: the root and every folder on the way to an item. */
    private String trail(String fullName) {
        StringBuilder trail = new StringBuilder("<nav aria-label=\"Path\"><a href=\"/\">Jenkins</a>");
        StringBuilder name = new StringBuilder();
        for (String segment : fullName.isEmpty() ? new String[0] : fullName.split("/")) {
            name.append(name.isEmpty() ? "" : "/").append(segment);
            this.jenkins
                    .items()
                    .find(name.toString())
                    .ifPresent((item) -> trail.append(
                            " » <a href=\"%s\">%s</a>".formatted(item.path(), Xml.escape(item.displayName()))));
        }
        return trail.append("</nav>").toString();
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><style>%s</style></head><body><header><h1>%s</h1></header><main>%s</main></body></html>"
                .formatted(Xml.escape(title), STYLE, Xml.escape(title), body);
    }
}
